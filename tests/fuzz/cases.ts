import fc from 'fast-check';
import { expect } from 'vitest';

/** Cases of the long run (`npm run fuzz`); 0 in an ordinary one. */
const asked = Number(process.env['CLIPKEEP_FUZZ'] ?? 0);
/** How long a property goes on in the long run, milliseconds: what comes so far by then it says. */
const longest = 300_000;

/**
 * How many cases each property gets: 120 by default, fewer (`share`) of those that cost more; in the long run 100,000, or
 * as many as five minutes take, and it says how many.
 */
export function cases(share = 1): fc.Parameters<unknown> {
  if (!asked) return { numRuns: Math.ceil(120 * share) };
  return { numRuns: asked, interruptAfterTimeLimit: longest, reporter: tellCases };
}

/** How long one property may take, milliseconds. */
export const patience = asked ? longest + 300_000 : 30_000;

function tellCases(run: fc.RunDetails<unknown>): void {
  if (run.failed) throw new Error(fc.defaultReportMessage(run), { cause: run.errorInstance });
  const few = run.interrupted ? `, as many as ${longest / 60_000} minutes took` : '';
  console.log(`${run.numRuns.toLocaleString('en')} cases${few}: ${expect.getState().currentTestName}`);
}
