import { beforeEach, expect, it } from 'vitest';
import type { ArchiveDb } from '@/lib/archive/db';
import type { JobRow } from '@/lib/archive/rows';
import { noteLooked, readToolbar } from '@/lib/archive/toolbar';
import { problemOf } from '@/lib/tiktok/errors';
import { makeFile, makeJob } from '../components/rows';
import { freshDb } from './kept';

const now = 1_785_585_600_000;
let db: ArchiveDb;
beforeEach(() => {
  db = freshDb();
});

const done = makeJob({ state: 'done', counts: { saved: 371 }, finishedAt: now - 1000 });
const saving = ['7', '8'].map((id) => makeFile(id, { state: 'saving' }));

it.each<[string, JobRow[], string, string, boolean]>([
  ['nothing', [], '', '', false],
  ['a job that is done', [done], '✓', '@tin.kettle is done, 371 files saved.', false],
  [
    'one whose files failed, before one that went well later',
    [
      { ...done, counts: { ...done.counts, failed: 3 } },
      { ...done, id: 2, finishedAt: now - 1 },
    ],
    ...(['!', '@tin.kettle is done, 371 files saved, 3 failed. Press to see why.', true] as const),
  ],
  [
    'one that was given up',
    [{ ...done, state: 'failed' }],
    ...(['!', '@tin.kettle stopped, 371 files saved. Press to see why.', true] as const),
  ],
  [
    'a recording that is no video, or not all of it',
    [{ ...done, counts: { ...done.counts, saved: 1 }, source: 'live', keptRaw: true }],
    ...([
      '!',
      '@tin.kettle is done, 1 file saved, but not all of it as a video. Press to see why.',
      true,
    ] as const),
  ],
  [
    'one that waits for the person',
    [done, makeJob({ id: 2, state: 'paused', problem: problemOf('humanCheck') })],
    ...(['!', `@tin.kettle waits for you. ${problemOf('humanCheck').sentence}`, true] as const),
  ],
  ['one that the person paused', [makeJob({ state: 'paused' })], '', '', false],
  ['one that was cancelled', [{ ...done, state: 'cancelled' }], '', '', false],
  ['one of yesterday', [{ ...done, finishedAt: now - 90_000_000 }], '', '', false],
  [
    'a single post, which has a button of its own',
    [{ ...done, source: 'post', target: { awemeIds: ['7'] }, state: 'failed' }],
    ...(['', '', false] as const),
  ],
])('after %s', async (_, jobs, sign, line, calls) => {
  await db.jobs.bulkPut(jobs);
  expect(await readToolbar(db, now)).toEqual({ sign, line, calls });
});

it('files under way come before what has ended, and after what waits', async () => {
  await db.jobs.put(done);
  await db.files.bulkPut(saving);
  expect(await readToolbar(db, now)).toEqual({ sign: '2', line: 'Saving 2 files', calls: false });
  await db.facts.put({ name: 'loss', value: { files: 9, countedAt: now } });
  expect(await readToolbar(db, now)).toEqual({
    ...{
      sign: '!',
      line: "The browser has cleared Clipkeep's memory. Press to see what to do.",
      calls: true,
    },
  });
});

it('what the person has looked at is not told again', async () => {
  await db.jobs.put(done);
  await noteLooked(db, now);
  expect(await readToolbar(db, now)).toEqual({ sign: '', line: '', calls: false });
  await db.jobs.put({ ...done, id: 2, finishedAt: now + 1 });
  expect(await readToolbar(db, now + 2)).toMatchObject({ sign: '✓' });
});
