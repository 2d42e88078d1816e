import { expect, it } from 'vitest';
import { lastWords, type ProblemCode, problemOf, whatHappened } from '@/lib/tiktok/errors';

it.each<[ProblemCode, boolean, string, string, string]>([
  [
    ...(['network', true, 'The connection broke.'] as const),
    ...([
      'The connection broke. Clipkeep tries again by itself.',
      'The connection broke. Check it, then try again.',
    ] as const),
  ],
  [
    ...(['livePaused', true, 'This live is paused.'] as const),
    ...([
      'This live is paused. Clipkeep looks again by itself.',
      'This live is paused. Start again when it goes on.',
    ] as const),
  ],
  [
    ...(['tooSoon', true, 'TikTok asked us to slow down. Try again in a few minutes.'] as const),
    'TikTok asked us to slow down. Try again in a few minutes.',
    'TikTok asked us to slow down. Try again in a few minutes.',
  ],
  [
    ...(['private', false, "This is private, and you don't follow the account."] as const),
    "This is private, and you don't follow the account.",
    "This is private, and you don't follow the account.",
  ],
])('%s', (code, retryable, happened, goingOn, once) => {
  expect(problemOf(code)).toEqual({ code, retryable, sentence: goingOn });
  expect(whatHappened(problemOf(code))).toBe(happened);
  expect(lastWords(problemOf(code))).toBe(once);
});

const triedAgain: ProblemCode[] = [
  ...(['refused', 'slowDown', 'network', 'stalled', 'server', 'samePage', 'expired', 'denied'] as const),
  ...(['notMedia', 'silent', 'truncated', 'tooLarge', 'livePaused', 'bug', 'badReply'] as const),
];

it.each(triedAgain)('%s, once it is final, promises nothing', (code) => {
  const words = lastWords(problemOf(code));
  expect(words).not.toMatch(/by itself|Clipkeep (asks|takes|fetches|starts|goes|tries|stopped|waits)/);
  expect(words).toMatch(/^[A-Z].*\.$/);
});

it.each<ProblemCode>(['gone', 'diskFull', 'humanCheck', 'notChosen'])(
  '%s was final from the beginning',
  (code) => {
    expect(lastWords(problemOf(code))).toBe(problemOf(code).sentence);
  },
);

it('a problem that this version does not know keeps the words it came with', () => {
  const problem = { code: 'fromTheFuture' as ProblemCode, sentence: 'What nobody knows.' };
  expect([whatHappened(problem), lastWords(problem)]).toEqual([problem.sentence, problem.sentence]);
});
