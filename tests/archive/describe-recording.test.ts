import { describe, expect, it } from 'vitest';
import { describeJob } from '@/lib/archive/describe-job';
import type { LiveFigures } from '@/lib/archive/live-figures';
import { dayOf, type Pace } from '@/lib/archive/pace-clock';
import type { FileRow, JobRow } from '@/lib/archive/rows';
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
    [{ seconds: 0.4, bitrate: 0 }, { received: 0 }, 'Recording: 0:00, 0 kB. 81.4 GB left on the disk.'],
    [{ diskLeft: 0 }, { received: 640_900 }, 'Recording: 4:05, 640 kB, 2.5 Mbit/s.'],
    [{ seconds: 3904, diskLeft: 0 }, { received: 1_234_000_000 }, 'Recording: 1:05:04, 1.2 GB, 2.5 Mbit/s.'],
    [{ lostSeconds: 0.9, diskLeft: 0 }, {}, 'Recording: 4:05, 75.3 MB, 2.5 Mbit/s.'],
    [{ lostSeconds: 12.4, diskLeft: 0 }, {}, 'Recording: 4:05, 75.3 MB, 2.5 Mbit/s, 12 s missed.'],
    [{ lostSeconds: 125, diskLeft: 0 }, {}, 'Recording: 4:05, 75.3 MB, 2.5 Mbit/s, 2:05 missed.'],
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
    [{ phase: 'reconnecting', diskLeft: 0 }, { stopped: true }, 'Stopping. 4:05, 75.3 MB, 2.5 Mbit/s.'],
    [{ phase: 'joining' }, {}, 'Making a video of what was received.'],
  ])('%j says how it is', (live, more, text) => {
    expect(told(job(), [row(live, more)])).toBe(text);
  });

  it('that is handed over says what any file says', () => {
    expect(told(job(), [makeFile('7', { state: 'saving' })])).toBe('Saving 1 file.');
  });

  it.each<[Partial<Omit<JobRow, 'counts'>>, string]>([
    [{}, 'Press Resume to go on with its other files.'],
    [{ problem: problemOf('humanCheck') }, `Its other files wait: ${problemOf('humanCheck').sentence}`],
  ])('goes on while its job is paused, and says so: %j', (more, why) => {
    const text = `Recording: 4:05, 75.3 MB, 2.5 Mbit/s. 81.4 GB left on the disk. ${why}`;
    expect(told(job({ state: 'paused', ...more }), [row({})])).toBe(text);
  });
});

describe('one that is over', () => {
  const saved = { state: 'saved', size: 75_300_000 } as const;
  const done = (more: Partial<JobRow> = {}): JobRow => {
    const counts = { ...job().counts, planned: 0, saved: 2, ...more.counts };
    return { ...job({ state: 'done' }), ...more, counts };
  };

  it.each<[string, JobRow, FileRow[], string]>([
    ['whole', done(), [row({}, saved)], 'Done. Recorded 4:05, 75.3 MB.'],
    ['to its end', done(), [row({ ended: 'over' }, saved)], 'Done. Recorded 4:05, 75.3 MB.'],
    [
      'at its limit',
      done(),
      [row({ ended: 'limit' }, saved)],
      'Done. Recorded 4:05, 75.3 MB. It came to the length or size that you had set.',
    ],
    [
      'early, for want of room',
      done(),
      [row({ ended: 'disk' }, saved)],
      "Done. Recorded 4:05, 75.3 MB. It ended early: the disk with your browser's own files was nearly full.",
    ],
    [
      'early, in silence',
      done(),
      [row({ ended: 'lost' }, saved)],
      'Done. Recorded 4:05, 75.3 MB. It ended early: TikTok sent nothing new for ten minutes.',
    ],
    ['with a gap', done(), [row({ lostSeconds: 12.4 }, saved)], 'Done. Recorded 4:05, 75.3 MB, 12 s missed.'],
    [
      'in several files',
      done(),
      [row({}, saved), makeFile('7', { asset: 'live', ...saved })],
      'Done. Recorded 4:05, 150.6 MB, in 2 files: the stream changed on the way.',
    ],
    [
      'in a video and the raw file beside it',
      done({ keptRaw: true }),
      [row({}, { ...saved, path: 'a/7.mp4' }), makeFile('7', { asset: 'live', ...saved, path: 'a/7-2.flv' })],
      'Done. Recorded 4:05, 150.6 MB. What of this recording could not be made into a video is kept as it came, in a raw file. Try it in a player such as VLC.',
    ],
    [
      'in several files and the raw file beside them',
      done({ keptRaw: true }),
      ['a/7.mp4', 'a/7-2.m4a', 'a/7-3.ts'].map((path) => row({}, { ...saved, path })),
      'Done. Recorded 4:05, 225.9 MB, in 2 files: the stream changed on the way. What of this recording could not be made into a video is kept as it came, in a raw file. Try it in a player such as VLC.',
    ],
    [
      'of an earlier version',
      done(),
      [makeFile('7', { asset: 'live', ...saved })],
      'Done. Recorded 75.3 MB.',
    ],
    [
      'that is no video',
      done({ keptRaw: true }),
      [row({}, saved)],
      'Done. Recorded 4:05, 75.3 MB. What of this recording could not be made into a video is kept as it came, in a raw file. Try it in a player such as VLC.',
    ],
    [
      'whose caption failed',
      done({ counts: { ...job().counts, failed: 1 } }),
      [row({}, saved)],
      'Done, but 1 file failed. Retry failed asks for them again. Recorded 4:05, 75.3 MB.',
    ],
    ['of which nothing is known any more', done(), [], 'Done.'],
  ])('%s', (_, of, files, text) => {
    expect(told(of, files)).toBe(text);
  });
});

describe('one that could not be', () => {
  const refused = (code: Parameters<typeof problemOf>[0]) =>
    job({ state: 'failed', hasMore: true, problem: problemOf(code) });

  it.each<[Parameters<typeof problemOf>[0], string]>([
    [
      'notLive',
      'Stopped: Nobody is live here now. Record from their page, and Clipkeep can wait until they are.',
    ],
    [
      'followersOnly',
      'Stopped: This live is for followers only. Follow the account on TikTok, then try again.',
    ],
    [
      'livePaused',
      'Stopped: This live is paused. Clipkeep tried several times and gave up. Press Try again to go on.',
    ],
  ])('%s says why, and what to do', (code, text) => {
    const counts = { ...job().counts, listed: 0, planned: 0 };
    expect(told({ ...refused(code), counts }, [])).toBe(text);
  });
});

describe('one that waits', () => {
  const waits = job({
    ...{ hasMore: true, waitsForRoom: '7300000007919000003', aliveAt: now + 12_300, retryAt: now + 60_000 },
  });
  const pace: Pace = { nextAt: 0, lastJob: 0, slowDowns: 0, careful: false, day: dayOf(now), asked: 9 };
  const not = (time: string) =>
    `They are not live yet. Clipkeep looks again in ${time}, and records when they are.`;
  const still = (time: string) =>
    `Their live is paused. Clipkeep looks again in ${time}, and records when it goes on.`;

  it.each<[string, JobRow, string]>([
    // Their next broadcast has another room, so only a look at the person finds it.
    ['for the next broadcast', waits, not('60 s')],
    ['any moment', { ...waits, retryAt: now - 1 }, not('1 s')],
    ['among many', { ...waits, retryAt: now + 600_000 }, not('10 min')],
    ['for somebody who never had a room', { ...waits, waitsForRoom: '' }, not('60 s')],
    ['for a paused one', { ...waits, livePaused: true }, still('13 s')],
    ['for a paused one or the next', { ...waits, livePaused: true, aliveAt: now + 70_000 }, still('60 s')],
    [
      'for a paused one whose room nobody told',
      { ...waits, livePaused: true, waitsForRoom: '' },
      still('60 s'),
    ],
  ])('says when it looks again %s', (_, one, text) => {
    expect(told(one, [])).toBe(text);
  });

  it('says what keeps it from looking', () => {
    expect(told(waits, [], { pace, dailyLimit: 9 })).toBe(
      "Waiting until tomorrow at 00:00: today's limit of 9 files and list pages is reached. Press Go on today, or change it in the options under Speed.",
    );
    const quiet = { from: now, until: now + 300_000 };
    expect(told(waits, [], { pace: { ...pace, quiet }, dailyLimit: 0 })).toMatch(
      /^Waiting until \d\d:\d\d \(5 min\): TikTok asked to slow down\.$/,
    );
    const broken = { ...waits, problem: problemOf('network'), retryAt: now + 40_000 };
    expect(told(broken, [])).toBe(`Waiting 40 s: ${problemOf('network').sentence}`);
  });
});
