import { expect, it } from 'vitest';
import { describeJob } from '@/lib/archive/describe-job';
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
    `Stopped: ${problemOf('refused').sentence} TikTok listed 35 of about 90 posts.`,
  ],
  [job({ state: 'done', shown: 0 }), 0, 'Done. TikTok lists no posts here, or only to their owner.'],
])('%#', (row, saving, expected) => {
  const files = Array.from({ length: saving }, () => ({}) as FileRow);
  const line = describeJob(row, files, now);
  expect(`${line.now} ${line.why}`.trim()).toBe(expected);
});
