import type fc from 'fast-check';

/** Cases of the long run (`npm run fuzz`); 0 in an ordinary one. */
const asked = Number(process.env['CLIPKEEP_FUZZ'] ?? 0);

/** How many cases each property gets: a few by default, 100,000 in the long run. `share` is for those that cost more. */
export function cases(share = 1): fc.Parameters<unknown> {
  const numRuns = Math.ceil((asked || 120) * share);
  // On a slow machine a property ends in good order after ten minutes, with what it has seen by then.
  return { numRuns, ...(asked ? { interruptAfterTimeLimit: 600_000 } : {}) };
}

/** How long one property may take, milliseconds. */
export const patience = asked ? 900_000 : 30_000;
