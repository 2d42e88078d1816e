import type { PostState } from '@/lib/messages';

/** What is known of posts, by id, and of lives, by `@name`. */
export interface PostStates {
  /** The last news of a post; idle where there is none. */
  of(awemeId: string): PostState;
  /** News that is true now. */
  put(states: Readonly<Record<string, PostState>>): void;
  /** Marks the moment of a question; the answer changes only posts that had no news since. */
  question(): (answer: Readonly<Record<string, PostState>>) => void;
}

const idle: PostState = { state: 'idle' };
const keptAtMost = 5000;

/** What is known of posts, by id; `changed` hears which had news. */
export function createPostStates(changed: (awemeIds: ReadonlySet<string>) => void): PostStates {
  const known = new Map<string, { state: PostState; moment: number }>();
  let moment = 0;

  const note = (states: Readonly<Record<string, PostState>>): void => {
    moment += 1;
    for (const [awemeId, state] of Object.entries(states)) {
      known.delete(awemeId);
      known.set(awemeId, { state, moment });
    }
    const surplus = Math.max(0, known.size - keptAtMost);
    for (const awemeId of [...known.keys()].slice(0, surplus)) known.delete(awemeId);
    changed(new Set(Object.keys(states)));
  };

  return {
    of: (awemeId) => known.get(awemeId)?.state ?? idle,
    put: note,
    question() {
      const asked = moment;
      const isNews = ([awemeId]: [string, PostState]): boolean => (known.get(awemeId)?.moment ?? 0) <= asked;
      return (answer) => note(Object.fromEntries(Object.entries(answer).filter(isNews)));
    },
  };
}
