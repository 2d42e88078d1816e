import type { Background } from './background';
import type { CardPost } from './cards/read-post';
import type { PostStates } from './post-states';
import type { SeenItems } from './seen-items';

const unanswered = { state: 'failed', sentence: "Clipkeep didn't answer." } as const;

/** Has the background save a post, with the item as the page received it where it did: then nothing is asked of TikTok. */
export async function savePost(
  { awemeId, uniqueId }: CardPost,
  { background, states, items }: { background: Background; states: PostStates; items: SeenItems },
): Promise<void> {
  const before = states.of(awemeId).state;
  if (before === 'saving') return;
  if (before !== 'saved') states.put({ [awemeId]: { state: 'saving' } });
  const answer = states.question();
  const seen = items.get(awemeId);
  try {
    answer({ [awemeId]: await background.savePost({ awemeId, uniqueId, ...(seen ? { seen } : {}) }) });
  } catch (error) {
    // Without an answer the button would turn for ever; the cause is for the log.
    answer({ [awemeId]: unanswered });
    if (background.isThere()) console.error(error);
  }
}
