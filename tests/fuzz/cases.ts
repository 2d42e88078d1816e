import type fc from 'fast-check';

/** `npm run fuzz` is the long run: it sets vitest's mode, so that it works alike in every shell. */
const long = import.meta.env.MODE === 'fuzz';

/** How many cases each property gets: a few by default, 100,000 in the long run. `share` is for those that cost more. */
export function cases(share = 1): fc.Parameters<unknown> {
  const numRuns = Math.ceil((long ? 100_000 : 120) * share);
  // Left alone a slow property would run for hours: it ends in good order, with what it has seen by then.
  return { numRuns, ...(long ? { interruptAfterTimeLimit: 600_000 } : {}) };
}

/** How long one property may take, milliseconds. */
export const patience = long ? 900_000 : 30_000;
