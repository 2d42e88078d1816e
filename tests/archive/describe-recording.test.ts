import { describe, expect, it } from 'vitest';
import { describeJob } from '@/lib/archive/describe-job';
import { dayOf, type Pace } from '@/lib/archive/pace-clock';
import type { FileRow, JobRow, LiveFigures } from '@/lib/archive/rows';
import { problemOf } from '@/lib/tiktok/errors';
import { makeFile, makeJob } from '../components/rows';

const now = Date.UTC(2026, 7, 1, 12);
const figures: LiveFigures = {
  ...{ seconds: 245, lostSeconds: 0, bitrate: 2_460_000, phase: 'recording', diskLeft: 81_400_000_000 },
};

function row(live: Partial<LiveFigures>, more: Partial<FileRow> = {}): FileRow {
  return makeFile('7', {
    state: 'saving',
    asset: 'live',
    received: 75_300_000,
    live: { ...figures, ...live },
    ...more,
  });
}

function job(more: Partial<Omit<JobRow, 'counts'>> = {}): JobRow {
  const counts = { listed: 1, planned: 1 };
  return makeJob({
    source: 'live',
    label: 'Live: @tin.kettle',
    hasMore: false,
    expected: 1,
    counts,
    ...more,
  });
}

function told(of: JobRow, saving: FileRow[], clock?: { pace: Pace; dailyLimit: number }): string {
  const { now: what, why } = describeJob(of, saving, now, clock);
  return `${what} ${why}`.trim();
}

describe('a recording', () => {
  it.each<[Partial<LiveFigures>, Partial<FileRow>, string]>([
    [{}, {}, 'Recording: 4:05, 75.3 MB, 2.5 Mbit/s. 81.4 GB left on the disk.'],
    [{ seconds: 0.4, bitrate: 0 }, { received: 0 }, 'Recording: 0:00, 0 MB. 81.4 GB left on the disk.'],
    [{ seconds: 3904, diskLeft: 0 }, { received: 1_234_000_000 }, 'Recording: 1:05:04, 1.2 GB, 2.5 Mbit/s.'],
    [{ lostSeconds: 0.9, diskLeft: 0 }, {}, 'Recording: 4:05, 75.3 MB, 2.5 Mbit/s.'],
    [{ lostSeconds: 12.4, diskLeft: 0 }, {}, 'Recording: 4:05, 75.3 MB, 2.5 Mbit/s, 12 s missed.'],
    [
      { diskLeft: 950_000_000 },
      { stopped: true },
      'Stopping. 4:05, 75.3 MB, 2.5 Mbit/s. 950 MB left on the disk.',
    ],
    [
      { phase: 'reconnecting', diskLeft: 0 },
      {},
      'The connection broke. Trying again. 4:05, 75.3 MB, 2.5 Mbit/s.',
    ],
    [{ phase: 'joining' }, {}, 'Making a video of what was received.'],
  ])('%j says how it is', (live, more, text) => {
    expect(told(job(), [row(live, more)])).toBe(text);
  });

  it('that is handed over, over or paused says what any job says', () => {
    expect(told(job(), [makeFile('7', { state: 'saving' })])).toBe('Saving 1 file.');
    expect(told(job({ state: 'paused' }), [row({})])).toContain('1 file under way will still arrive.');
    const done = { ...job({ state: 'done' }), counts: { ...job().counts, planned: 0, saved: 1 } };
    expect(told(done, [])).toBe('Done.');
    expect(told({ ...done, keptRaw: true }, [])).toBe(`Done. ${problemOf('unplayable').sentence}`);
  });
});

describe('one that waits', () => {
  const waits = job({
    ...{ hasMore: true, waitsForRoom: '7300000007919000003', aliveAt: now + 12_300, retryAt: now + 60_000 },
  });
  const pace: Pace = { nextAt: 0, lastJob: 0, slowDowns: 0, careful: false, day: dayOf(now), asked: 9 };
  const again = (seconds: number) =>
    `They are not live yet. Clipkeep looks again in ${seconds} s, and records when they are.`;

  it.each<[string, JobRow, string]>([
    ['after their room', waits, again(13)],
    ['after the person', { ...waits, aliveAt: now + 70_000 }, again(60)],
    ['any moment', { ...waits, aliveAt: now - 1 }, again(1)],
    ['for somebody who never had a room', { ...waits, waitsForRoom: '', aliveAt: now + 20_000 }, again(60)],
  ])('says when it looks again %s', (_, one, text) => {
    expect(told(one, [])).toBe(text);
  });

  it('says what keeps it from looking', () => {
    expect(told(waits, [], { pace, dailyLimit: 9 })).toContain("today's limit of 9 requests is reached.");
    const quiet = { from: now, until: now + 300_000 };
    expect(told(waits, [], { pace: { ...pace, quiet }, dailyLimit: 0 })).toContain(
      'TikTok asked to slow down.',
    );
    const broken = { ...waits, problem: problemOf('network'), retryAt: now + 40_000 };
    expect(told(broken, [])).toBe(`Waiting 40 s: ${problemOf('network').sentence}`);
  });
});
