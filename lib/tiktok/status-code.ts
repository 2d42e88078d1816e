import type { ProblemCode } from './errors';

/** TikTok's own status codes (tiktok-web-api.md §6, 2026-09). */
const meanings: Readonly<Record<number, ProblemCode>> = {
  4: 'server',
  2053: 'gone',
  2483: 'signIn',
  10000: 'humanCheck',
  10041: 'liveEnded',
  10101: 'signIn',
  10201: 'noSuchUser',
  10202: 'noSuchUser',
  10204: 'gone',
  10216: 'private',
  10217: 'private',
  10221: 'noSuchUser',
  10222: 'private',
  10231: 'region',
  100002: 'noSuchUser',
  209002: 'signIn',
  3002060: 'private',
  4003110: 'ageGate',
  19881007: 'noSuchUser',
};

/** What a status code means; null for 0. Unknown 102xx codes are all kinds of "not to be seen", others unreadable. */
export function problemOfStatus(code: number): ProblemCode | null {
  if (code === 0) return null;
  return meanings[code] ?? (code >= 10_200 && code < 10_300 ? 'gone' : 'badReply');
}

/** The first status of a reply that isn't 0; both spellings may be there, and one of them 0 while the other tells. */
export function statusOf(reply: Readonly<Record<string, unknown>>): number {
  // Only a number or its digits: Number() of what a hostile reply may hold throws, or never comes back up.
  const codes = [reply['statusCode'], reply['status_code']].map((code) =>
    typeof code === 'number' || typeof code === 'string' ? Number(code) : 0,
  );
  return codes.find((code) => Number.isFinite(code) && code !== 0) ?? 0;
}
