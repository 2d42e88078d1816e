import type { Background } from './background';
import type { PostStates } from './post-states';

/** Asks the background, in one message, which of these posts are in the archive. */
export async function askStates(
  awemeIds: ReadonlySet<string>,
  { background, states }: { background: Background; states: PostStates },
): Promise<void> {
  if (awemeIds.size === 0 || !background.isThere()) return;
  const answer = states.question();
  try {
    answer(await background.postStates([...awemeIds]));
  } catch (error) {
    // The buttons still save; they are asked for again when the page comes to the front.
    if (background.isThere()) console.error(error);
  }
}
