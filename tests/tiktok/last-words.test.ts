import { expect, it } from 'vitest';
import { type ProblemCode, problemOf } from '@/lib/tiktok/errors';
import { lastWords } from '@/lib/tiktok/last-words';

const triedAgain: ProblemCode[] = [
  ...(['refused', 'slowDown', 'network', 'stalled', 'server', 'samePage', 'expired', 'denied'] as const),
  ...(['notMedia', 'silent', 'truncated', 'tooLarge', 'livePaused', 'bug', 'badReply'] as const),
];

it.each(triedAgain)('%s, once it is final, promises nothing', (code) => {
  const words = lastWords(problemOf(code));
  expect(words).not.toMatch(/by itself|Clipkeep (asks|takes|fetches|starts|goes|tries|stopped|waits)/);
  expect(words).toMatch(/^[A-Z].*\.$/);
});

it.each<ProblemCode>(['gone', 'diskFull', 'humanCheck'])('%s was final from the beginning', (code) => {
  expect(lastWords(problemOf(code))).toBe(problemOf(code).sentence);
});

it('of a problem that this version does not know are those it came with', () => {
  const problem = { code: 'fromTheFuture' as ProblemCode, sentence: 'What nobody knows.', retryable: true };
  expect(lastWords(problem)).toBe('What nobody knows.');
});
