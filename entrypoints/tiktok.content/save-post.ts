import type { PostState } from '@/lib/messages';
import type { Background } from './background';
import type { CardPost } from './cards/read-post';
import type { PostStates } from './post-states';
import type { SeenItems } from './seen-items';

const unanswered = { state: 'failed', sentence: "Clipkeep didn't answer." } as const;

interface Saving {
  background: Background;
  states: PostStates;
  items: SeenItems;
  /** Posts that were pressed on this page: pressing again while they come changes nothing. */
  pressed: Set<string>;
}

/** Has the background save a post, or record a live, and shows what it answers. */
export async function savePost(post: CardPost, saving: Saving): Promise<void> {
  const { awemeId } = post;
  const { background, states, pressed } = saving;
  const before = states.of(awemeId).state;
  // One that a whole list will bring some day comes first once it is pressed.
  if (before === 'saving' && (pressed.has(awemeId) || post.kind === 'live')) return;
  pressed.add(awemeId);
  if (before !== 'saved') states.put({ [awemeId]: { state: 'saving' } });
  const answer = states.question();
  try {
    answer({ [awemeId]: await ask(post, saving) });
  } catch (error) {
    // Without an answer the button would turn for ever; the cause is for the log.
    answer({ [awemeId]: unanswered });
    if (background.isThere()) console.error(error);
  }
}

/** A post goes with the item as the page received it where it did: then nothing is asked of TikTok. */
function ask({ awemeId, uniqueId, kind }: CardPost, { background, items }: Saving): Promise<PostState> {
  if (kind === 'live') return background.recordLive({ uniqueId });
  const seen = items.get(awemeId);
  return background.savePost({ awemeId, uniqueId, ...(seen ? { seen } : {}) });
}
