import type { Background } from './background';
import type { PostStates } from './post-states';

/** Posts in one question; the background answers no more than 1000. */
const atOnce = 500;
/** Posts that wait for their turn: a page that shows ever new ones loses the oldest. */
const waitingAtMost = 5000;

/** Gives a way to ask the background which posts are in the archive: one question at a time, however many posts a page shows. */
export function createAskStates({
  background,
  states,
}: {
  background: Background;
  states: PostStates;
}): (awemeIds: ReadonlySet<string>) => Promise<void> {
  let waiting: string[] = [];
  let isAsking = false;

  const askOnce = async (awemeIds: string[]): Promise<void> => {
    const answer = states.question();
    try {
      answer(await background.postStates(awemeIds));
    } catch (error) {
      // The buttons still save; they are asked for again when the page comes to the front.
      if (background.isThere()) console.error(error);
    }
  };

  return async (awemeIds) => {
    waiting = [...new Set([...waiting, ...awemeIds])].slice(-waitingAtMost);
    if (isAsking) return;
    isAsking = true;
    while (waiting.length > 0 && background.isThere()) await askOnce(waiting.splice(0, atOnce));
    isAsking = false;
  };
}
