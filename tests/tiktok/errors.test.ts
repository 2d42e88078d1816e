import { expect, it } from 'vitest';
import { askedOnce, type ProblemCode, problemOf, whatHappened } from '@/lib/tiktok/errors';

it.each<[ProblemCode, boolean, string, string, string]>([
  [
    ...(['network', true, 'The connection broke.'] as const),
    ...([
      'The connection broke. Clipkeep tries again by itself.',
      'The connection broke. Try again.',
    ] as const),
  ],
  [
    ...(['livePaused', true, 'This live is paused.'] as const),
    ...(['This live is paused. Clipkeep looks again by itself.', 'This live is paused. Try again.'] as const),
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
  expect(whatHappened(code)).toBe(happened);
  expect(askedOnce(code)).toBe(once);
});
