import { describe, expect, it } from 'vitest';
import { describeJob } from '@/lib/archive/describe-job';
import { dayOf, type Pace } from '@/lib/archive/pace-clock';
import type { FileRow, JobRow } from '@/lib/archive/rows';
import { problemOf } from '@/lib/tiktok/errors';

const now = 1_000_000;
const none = { listed: 0, planned: 0, saved: 0, skipped: 0, failed: 0, bytes: 0 };

function job(more: Omit<Partial<JobRow>, 'counts'> & { counts?: Partial<JobRow['counts']> }): JobRow {
  return {
    ...{
      id: 1,
      state: 'running',
      source: 'posts',
      target: {},
      assets: [],
      filters: {},
      label: '',
      expected: 0,
    },
    ...{ cursor: '0', hasMore: true, lastIds: [], listTries: 0, createdAt: 0 },
    ...more,
    counts: { ...none, ...more.counts },
  };
}

const slow = { problem: problemOf('slowDown'), retryAt: now + 39_500 };

it.each<[JobRow, number, string]>([
  [job({ counts: { listed: 420 } }), 0, 'Reading the list… 420 posts so far.'],
  [job({ counts: { listed: 1 } }), 0, 'Reading the list… 1 post so far.'],
  [job(slow), 0, `Waiting 40 s: ${problemOf('slowDown').sentence}`],
  [job({ ...slow, retryAt: now + 600_000 }), 0, `Waiting 10 min: ${problemOf('slowDown').sentence}`],
  [job({ ...slow, retryAt: now - 1 }), 0, 'Reading the list… 0 posts so far.'],
  [
    job({ counts: { listed: 9, planned: 1203 } }),
    3,
    'Saving 3 files, 1,200 to go. Reading the list… 9 posts so far.',
  ],
  [job({ hasMore: false, counts: { planned: 1 } }), 1, 'Saving 1 file.'],
  [
    job({ ...slow, counts: { planned: 2 } }),
    1,
    `Saving 1 file, 1 to go. The list waits 40 s: ${problemOf('slowDown').sentence}`,
  ],
  [job({ hasMore: false, counts: { planned: 2 } }), 0, '2 files waiting for a turn.'],
  [job({ hasMore: false }), 0, 'Finishing.'],
  [
    job({ problem: problemOf('network'), listTries: 8, counts: { planned: 2 } }),
    1,
    'Saving 1 file, 1 to go. The list ended early: The connection broke. Check it, then try again.',
  ],
  [
    job({ state: 'paused', problem: problemOf('network') }),
    0,
    'Paused: The connection broke. Check it, then try again.',
  ],
  [job({ state: 'paused' }), 0, 'Paused. Press Resume to go on.'],
  [job({ state: 'paused' }), 2, 'Paused. 2 files under way will still arrive. Press Resume to go on.'],
  [
    job({ state: 'paused', problem: problemOf('humanCheck') }),
    0,
    `Paused: ${problemOf('humanCheck').sentence}`,
  ],
  [job({ state: 'cancelled' }), 0, 'Cancelled. What was saved stays.'],
  [job({ state: 'failed', problem: problemOf('private') }), 0, `Stopped: ${problemOf('private').sentence}`],
  [job({ state: 'done', counts: { saved: 4 } }), 0, 'Done.'],
  [job({ state: 'done', counts: { skipped: 4 } }), 0, 'Done. There was nothing new to save.'],
  [
    job({ state: 'done', counts: { failed: 1 } }),
    0,
    'Done, but 1 file failed. Retry failed asks for them again.',
  ],
  [
    job({ state: 'done', expected: 1500, counts: { listed: 1180, saved: 1 } }),
    0,
    'Done. TikTok listed 1,180 of about 1,500 posts.',
  ],
  [
    job({ state: 'done', expected: 1500, filters: { newest: 5 }, counts: { listed: 5, saved: 5 } }),
    0,
    'Done.',
  ],
  [
    job({
      state: 'done',
      shown: 1180,
      expected: 1500,
      filters: { kind: 'photo' },
      counts: { listed: 7, saved: 7 },
    }),
    0,
    'Done. TikTok listed 1,180 of about 1,500 posts.',
  ],
  [
    job({ state: 'done', shown: 40, expected: 1500, cutByFilters: true, counts: { listed: 40, saved: 7 } }),
    0,
    'Done.',
  ],
  [
    job({ state: 'done', shown: 1180, expected: 1500, counts: { listed: 1180, failed: 2 } }),
    0,
    'Done, but 2 files failed. Retry failed asks for them again. TikTok listed 1,180 of about 1,500 posts.',
  ],
  [
    job({ state: 'failed', shown: 35, expected: 90, problem: problemOf('refused') }),
    0,
    'Stopped: TikTok answered with nothing. Clipkeep tried several times and gave up. Press Try again to go on. TikTok listed 35 of about 90 posts.',
  ],
  [
    job({ state: 'failed', expected: 1, problem: problemOf('gone') }),
    0,
    'Stopped: This post is no longer on TikTok.',
  ],
  [
    job({ state: 'failed', problem: problemOf('badReply') }),
    0,
    'Stopped: TikTok answered with something this version cannot read. Look for an update of Clipkeep.',
  ],
  [job({ state: 'done', shown: 0 }), 0, 'Done. TikTok lists no posts here, or only to their owner.'],
])('%#', (row, saving, expected) => {
  const files = Array.from({ length: saving }, () => ({}) as FileRow);
  const line = describeJob(row, files, now);
  expect(`${line.now} ${line.why}`.trim()).toBe(expected);
});

describe('the clock', () => {
  const noon = new Date(2026, 10, 23, 12, 0).getTime();
  const calm: Pace = { nextAt: 0, lastJob: 0, slowDowns: 0, careful: false, day: dayOf(noon), asked: 9 };
  const quiet = { ...calm, careful: true, slowDowns: 1, quiet: { from: noon, until: noon + 305_000 } };
  const probing = { ...calm, careful: true, probe: { name: 'a', at: noon } };
  const full = { ...calm, asked: 10_000 };
  const list = job({ counts: { listed: 7, planned: 5 } });
  const limit =
    "Waiting until tomorrow at 00:00: today's limit of 10,000 files and list pages is reached. Press Go on today, or change it in the options under Speed.";

  it.each<[string, JobRow, number, Pace, string]>([
    ['lets all go', list, 0, calm, '5 files waiting for a turn. Reading the list… 7 posts so far.'],
    ['wants quiet', list, 0, quiet, 'Waiting until 12:05 (6 min): TikTok asked to slow down.'],
    [
      'wants quiet, files arrive',
      list,
      2,
      quiet,
      'Saving 2 files. Waiting until 12:05 (6 min): TikTok asked to slow down.',
    ],
    [
      'has a probe out',
      list,
      0,
      probing,
      'Trying with one request: If TikTok answers it, the others follow.',
    ],
    ['is at the limit', list, 0, full, limit],
    ['is at the limit, files arrive', list, 1, full, `Saving 1 file. ${limit}`],
    [
      'is at the limit, one post',
      job({ hasMore: false, target: { awemeIds: ['1'] }, counts: { planned: 1 } }),
      1,
      full,
      'Saving 1 file.',
    ],
    ['wants quiet, the job is paused', job({ state: 'paused' }), 0, quiet, 'Paused. Press Resume to go on.'],
    [
      'a human check',
      job({ state: 'paused', problem: problemOf('humanCheck') }),
      0,
      probing,
      `Paused: ${problemOf('humanCheck').sentence}`,
    ],
  ])('%s', (_, row, saving, pace, expected) => {
    const files = Array.from({ length: saving }, () => ({}) as FileRow);
    const line = describeJob(row, files, noon, { pace, dailyLimit: 10_000 });
    expect(`${line.now} ${line.why}`.trim()).toBe(expected);
  });
});
