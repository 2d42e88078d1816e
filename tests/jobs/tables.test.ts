import { describe, expect, it } from 'vitest';
import { afterPause, isTriedEnough, listDelay, quietDelay } from '@/lib/jobs/delays';
import { readInterruption } from '@/lib/jobs/download-word';
import { withExtension } from '@/lib/jobs/own-path';
import { asSeenNow } from '@/lib/jobs/people';
import { judge, maxTries } from '@/lib/jobs/retry';
import { type ProblemCode, problemOf } from '@/lib/tiktok/errors';

describe('readInterruption', () => {
  it.each([
    ['USER_CANCELED', '', 'asksWhere'],
    ['USER_CANCELED', '/a/b.mp4', 'cancelled'],
    ['FILE_NO_SPACE', '/a/b.mp4', 'diskFull'],
    ['FILE_ACCESS_DENIED', '', 'diskRefused'],
    ['FILE_FAILED', '', 'diskRefused'],
    ['FILE_NAME_TOO_LONG', '', 'nameTooLong'],
    ['FILE_TOO_LARGE', '/a/b.mp4', 'tooLargeForDisk'],
    ['FILE_VIRUS_INFECTED', '/a/b.mp4', 'fileRefused'],
    ['FILE_BLOCKED', '/a/b.mp4', 'fileRefused'],
    ['FILE_SECURITY_CHECK_FAILED', '/a/b.mp4', 'fileRefused'],
    ['FILE_TRANSIENT_ERROR', '/a/b.mp4', 'stalled'],
    ['CRASH', '/a/b.mp4', 'again'],
    ['USER_SHUTDOWN', '/a/b.mp4', 'again'],
    ['NETWORK_FAILED', '/a/b.mp4', 'network'],
    ['SOMETHING_NEW', '/a/b.mp4', 'network'],
  ])('%s of %j is %s', (error, filename, expected) => {
    const rest = { id: 1, blobUrl: 'blob:clipkeep/1', fileSize: -1, bytesReceived: 0, exists: false };
    const fact = { ...rest, state: 'interrupted' as const, filename, error };
    expect(readInterruption(fact)).toBe(expected);
  });
});

describe('judge', () => {
  const now = 1_000_000;
  it.each<[ProblemCode, number, ReturnType<typeof judge>]>([
    ['network', 0, { kind: 'again', tries: 1, retryAt: now + 2_000 }],
    ['truncated', 1, { kind: 'again', tries: 2, retryAt: now + 8_000 }],
    ['silent', 2, { kind: 'again', tries: 3, retryAt: now + 32_000 }],
    ['stalled', 3, { kind: 'again', tries: 4, retryAt: now + 120_000 }],
    ['expired', 0, { kind: 'again', tries: 1, retryAt: now }],
    ['network', maxTries - 1, { kind: 'failed', pauses: false }],
    ['expired', maxTries - 1, { kind: 'failed', pauses: false }],
    ['gone', 0, { kind: 'failed', pauses: false }],
    ['diskRefused', 0, { kind: 'failed', pauses: false }],
    ['nameTooLong', 0, { kind: 'failed', pauses: false }],
    ['diskFull', 0, { kind: 'failed', pauses: true }],
    ['profileFull', 0, { kind: 'failed', pauses: true }],
    ['asksWhere', 0, { kind: 'failed', pauses: true }],
    ['humanCheck', 4, { kind: 'pause' }],
    ['signIn', 0, { kind: 'pause' }],
  ])('%s after %i tries', (code, tries, expected) => {
    expect(judge(problemOf(code), tries, now, 0.5)).toEqual(expected);
  });

  it.each([
    [90_000, 90_000],
    [86_400_000, 600_000],
  ])('honours what TikTok asks for, %i ms, up to ten minutes', (wish, wait) => {
    expect(judge(problemOf('server', wish), 0, now, 0)).toEqual({
      kind: 'again',
      tries: 1,
      retryAt: now + wait,
    });
  });

  it.each<[number, ReturnType<typeof judge>]>([
    [0, { kind: 'pause', tries: 1 }],
    [maxTries - 1, { kind: 'failed', pauses: true }],
  ])('a refusal that lasted long enough to stop uses a try, after %i of them', (tries, expected) => {
    expect(judge(problemOf('denied'), tries, now, 0, 'enough')).toEqual(expected);
  });

  it.each([0, 4, 99])('slowDown after %i tries costs none', (tries) => {
    expect(judge(problemOf('slowDown', 90_000), tries, now, 0)).toEqual({ kind: 'wait' });
  });
});

describe('pace', () => {
  it.each([
    [0, 1_800],
    [0.5, 2_650],
    [1, 3_500],
  ])('a pause at %f', (random, expected) => {
    expect(afterPause(1_000, { min: 800, max: 2_500 }, random)).toBe(expected);
  });

  it.each<[ProblemCode, number[]]>([
    ['samePage', [20, 40, 80, 160, 320, 600, 600]],
    ['refused', [3, 20, 40, 80, 160, 320, 600]],
    ['network', [3, 20, 40, 80, 160, 320, 600]],
  ])('%s waits longer each time', (code, seconds) => {
    const problem = problemOf(code);
    expect(seconds.map((_, at) => listDelay(problem, at + 1) / 1000)).toEqual(seconds);
  });

  it('the clock waits longer each time', () => {
    const seconds = [20, 40, 80, 160, 320, 600, 600];
    expect(seconds.map((_, at) => quietDelay(problemOf('slowDown'), at + 1) / 1000)).toEqual(seconds);
  });

  it('Retry-After counts where it is longer', () => {
    expect(quietDelay(problemOf('slowDown', 90_000), 1)).toBe(90_000);
    expect(quietDelay(problemOf('slowDown', 5_000), 1)).toBe(20_000);
    expect(quietDelay(problemOf('slowDown', 86_400_000), 1)).toBe(86_400_000);
    expect(listDelay(problemOf('server', 90_000), 1)).toBe(90_000);
    expect(listDelay(problemOf('server', 86_400_000), 1)).toBe(600_000);
  });

  it.each<[ProblemCode, number]>([
    ['private', 1],
    ['samePage', 4],
    ['refused', 8],
  ])('%s is given up after %i times', (code, times) => {
    const problem = problemOf(code);
    expect([isTriedEnough(problem, times - 1, times - 1), isTriedEnough(problem, times, times)]).toEqual([
      times === 1,
      true,
    ]);
  });
});

describe('withExtension', () => {
  it.each([
    ['a/b.jpg', 'webp', 'a/b.webp'],
    ['a.b/c', 'mp4', 'a.b/c.mp4'],
    ['a/b.c.jpg', 'jpg', 'a/b.c.jpg'],
    ['b.mp4', 'mov', 'b.mov'],
  ])('%s as %s', (path, ext, expected) => {
    expect(withExtension(path, ext)).toBe(expected);
  });
});

describe('asSeenNow', () => {
  const author = {
    ...{ uid: '1', secUid: 'MS4w', uniqueId: 'first', nickname: 'N', signature: '', avatarUrl: '' },
    ...{ verified: false, privateAccount: false },
  };
  it('keeps the first folder, the earlier handles and the counts', () => {
    const first = { ...asSeenNow(author, undefined, 1), followerCount: 7 };
    const second = asSeenNow({ ...author, uniqueId: 'second' }, first, 2);
    const third = asSeenNow({ ...author, uniqueId: 'third' }, second, 3);
    const nameless = asSeenNow({ ...author, uniqueId: '' }, third, 4);
    expect(
      [first, second, third, nameless].map(({ uniqueId, folder, formerly }) => [uniqueId, folder, formerly]),
    ).toEqual([
      ['first', 'first', []],
      ['second', 'first', ['first']],
      ['third', 'first', ['first', 'second']],
      ['third', 'first', ['first', 'second']],
    ]);
    expect(nameless).toMatchObject({ followerCount: 7, seenAt: 4 });
  });
});
