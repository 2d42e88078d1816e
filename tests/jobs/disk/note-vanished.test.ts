import { expect, it, vi } from 'vitest';
import type { JobState } from '@/lib/archive/rows';
import { noteVanished } from '@/lib/jobs/disk/note-vanished';
import type { DownloadFact } from '@/lib/jobs/ports';
import { freshDb, savedFile } from '../../archive/kept';
import { makeJob } from '../../components/rows';

const idAt = (at: number) => String(7_530_000_000_000_000_000n + BigInt(at));

/** A job with three saved files of its own, downloads 1 to 3, and what the browser says of them. */
async function createDisk(state: JobState, change: Partial<DownloadFact> = {}) {
  const db = freshDb();
  await db.jobs.add(makeJob({ id: 1, state, counts: { saved: 3 } }));
  await db.files.bulkAdd(
    [1, 2, 3].map((at) =>
      savedFile(idAt(at), { savedAs: `/d/${at}.mp4`, downloadId: at, pathKey: `k${at}`, savedAt: at }),
    ),
  );
  const find = async (by: { id: number } | { blobUrl: string }): Promise<DownloadFact | undefined> => {
    if (!('id' in by)) return undefined;
    const { id } = by;
    const gone = { bytesReceived: 0, fileSize: 1, exists: false, blobUrl: `blob:clipkeep/${id}` };
    return { id, state: 'complete', filename: `/d/${id}.mp4`, ...gone, ...change };
  };
  return {
    db,
    vanish: (id: number) => noteVanished({ db, downloads: { find } }, id),
    told: async () => (await db.jobs.get(1))?.vanished,
  };
}

it.each<JobState>(['running', 'paused'])(
  'files that go while their job is %s are told by it',
  async (state) => {
    const { vanish, told } = await createDisk(state);
    await Promise.all([vanish(1), vanish(3)]);
    expect(await told()).toBe(2);
  },
);

it.each<[string, JobState, number, Partial<DownloadFact>]>([
  ['of a job that is over', 'done', 1, {}],
  ['of another program', 'running', 9, {}],
  ['whose number is another download’s by now', 'running', 1, { filename: '/d/cat.gif' }],
  ['that is there after all', 'running', 1, { exists: true }],
])('a file %s is nobody’s loss', async (_, state, id, change) => {
  const { vanish, told } = await createDisk(state, change);
  await vanish(id);
  expect(await told()).toBeUndefined();
});

it('files that are tidied away while every job is over cost no look through the files', async () => {
  const { db, vanish } = await createDisk('done');
  const look = vi.spyOn(db.files, 'orderBy');
  await vanish(1);
  expect(look).not.toHaveBeenCalled();
});
