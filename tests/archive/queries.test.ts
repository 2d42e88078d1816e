import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArchiveDb } from '@/lib/archive/db';
import { endedJobs } from '@/lib/archive/ended-jobs';
import { nextPlanned, runningJobs, savingFiles } from '@/lib/archive/open-jobs';
import { failedFiles, recentFiles, savedPosts, unfinishedJobs } from '@/lib/archive/queries';
import type { FileRow, JobRow, PostRow, UserRow } from '@/lib/archive/rows';

const db = new ArchiveDb('queries');

function file(id: string, state: FileRow['state'], more: Partial<FileRow> = {}): FileRow {
  const [awemeId = '', asset = '', num = '1'] = id.split('/');
  return { id, jobId: 1, awemeId, asset, num: Number(num), state, path: '', tries: 0, ...more };
}

beforeAll(async () => {
  const none = { failed: 0 };
  const job = (id: number, state: JobRow['state'], more = {}) =>
    ({ id, state, source: 'posts', expected: 9, counts: none, ...more }) as JobRow;
  await db.jobs.bulkAdd([
    job(1, 'done', { source: 'post', expected: 1, finishedAt: 900 }),
    ...[job(2, 'running'), job(3, 'paused'), job(4, 'running')],
    job(5, 'done', { finishedAt: 500 }),
    job(6, 'done', { source: 'post', expected: 1, counts: { failed: 1 }, finishedAt: 400 }),
    job(7, 'failed', { source: 'post', expected: 1, finishedAt: 200 }),
    job(8, 'done', { source: 'live', expected: 1, finishedAt: 300 }),
  ]);
  await db.files.bulkAdd([
    file('11/video/1', 'saved', { savedAt: 100 }),
    file('12/photos/1', 'saved', { savedAt: 300 }),
    file('12/photos/2', 'saved', { savedAt: 200 }),
    file('12/description/1', 'saved', { savedAt: 250 }),
    file('13/video/1', 'failed'),
    file('14/video/1', 'failed', { jobId: 2 }),
    file('15/video/1', 'planned'),
    file('16/video/1', 'planned'),
    file('17/video/1', 'saving'),
  ]);
  const posts = ['11', '12', '13'].map((awemeId) => ({ awemeId, secUid: 'MS4wMira' }) as PostRow);
  await db.posts.bulkAdd([...posts, { awemeId: '17', secUid: 'MS4wOther' } as PostRow]);
  await db.users.add({ secUid: 'MS4wMira', uniqueId: 'mira_example' } as UserRow);
});
afterAll(() => db.delete());

const idsOf = (rows: { id: string | number }[]) => rows.map((row) => row.id);

describe('queries', () => {
  it('unfinished jobs, newest first', async () => expect(idsOf(await unfinishedJobs(db))).toEqual([4, 3, 2]));
  it.each([
    [0, 9, [5, 6, 8, 7]],
    [0, 2, [5, 6]],
    [350, 9, [5, 6]],
  ])('jobs that ended after %i with something to say, at most %i', async (since, most, ids) =>
    expect(idsOf(await endedJobs(db, since, most))).toEqual(ids),
  );
  it('running jobs, oldest first', async () => expect(idsOf(await runningJobs(db))).toEqual([2, 4]));
  it('recent files', async () =>
    expect(idsOf(await recentFiles(db, 2))).toEqual(['12/photos/1', '12/description/1']));
  it('failed files of a job', async () => expect(idsOf(await failedFiles(db, 1))).toEqual(['13/video/1']));
  it('next planned, newest post first', async () =>
    expect(idsOf(await nextPlanned(db, 1))).toEqual(['16/video/1', '15/video/1']));
  it('saving files', async () => expect(idsOf(await savingFiles(db))).toEqual(['17/video/1']));
  it.each([
    [{ secUid: 'MS4wMira', uniqueId: '' }, 2],
    [{ secUid: '', uniqueId: 'mira_example' }, 2],
    [{ secUid: 'MS4wOther', uniqueId: '' }, 0],
    [{ secUid: '', uniqueId: 'nobody' }, 0],
  ])('saved posts of %j', async (who, expected) =>
    expect(await savedPosts(db, who, new Set())).toBe(expected),
  );
});
