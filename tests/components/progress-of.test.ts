import { describe, expect, it } from 'vitest';
import { progressOf } from '@/components/jobs/progress-of';
import { makeFile, makeJob } from './rows';

describe('progressOf', () => {
  it('is nothing at the start', () => {
    expect(progressOf(makeJob({}), [])).toEqual({ listed: 0, done: 0 });
  });

  it('holds back what is done while the list goes on', () => {
    const job = makeJob({ counts: { listed: 50, saved: 25, planned: 25 } });
    expect(progressOf(job, [])).toEqual({ listed: 0.5, done: 0.25 });
  });

  it('counts all that is settled, and files under way in part', () => {
    const job = makeJob({
      hasMore: false,
      counts: { listed: 10, saved: 4, skipped: 2, failed: 1, planned: 3 },
    });
    const saving = [makeFile('1', { state: 'saving', received: 50, total: 100 })];
    expect(progressOf(job, saving)).toEqual({ listed: 1, done: 0.75 });
  });

  it('does not trust a profile that says less than there is', () => {
    expect(progressOf(makeJob({ expected: 10, counts: { listed: 40 } }), []).listed).toBe(0.99);
  });

  it('reckons with the newest that are wanted', () => {
    const job = makeJob({ filters: { newest: 20 }, counts: { listed: 10 } });
    expect(progressOf(job, []).listed).toBe(0.5);
  });

  it('knows nothing of a list without an expected length, and is whole when done', () => {
    expect(progressOf(makeJob({ expected: 0, counts: { listed: 40 } }), []).listed).toBe(0);
    expect(progressOf(makeJob({ state: 'done' }), [])).toEqual({ listed: 1, done: 1 });
  });
});
