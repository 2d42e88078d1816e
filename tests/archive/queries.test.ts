import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArchiveDb } from '@/lib/archive/db';
import { nextPlanned, runningJobs, savingFiles } from '@/lib/archive/open-jobs';
import { failedFiles, newestJobs, recentFiles, savedPosts } from '@/lib/archive/queries';
import type { FileRow, JobRow, PostRow, UserRow } from '@/lib/archive/rows';

const db = new ArchiveDb('queries');

function file(id: string, state: FileRow['state'], more: Partial<FileRow> = {}): FileRow {
  const [awemeId = '', asset = '', num = '1'] = id.split('/');
  return { id, jobId: 1, awemeId, asset, num: Number(num), state, path: '', tries: 0, ...more };
}

beforeAll(async () => {
  const jobs = ['done', 'running', 'paused', 'running'].map((state, at) => ({ id: at + 1, state }) as JobRow);
  await db.jobs.bulkAdd(jobs);
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
  it('newest jobs', async () => expect(idsOf(await newestJobs(db, 3))).toEqual([4, 3, 2]));
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
  ])('saved posts of %j', async (who, expected) => expect(await savedPosts(db, who)).toBe(expected));
});
