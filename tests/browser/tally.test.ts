import '../components/fake-extension';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { ArchiveDb } from '@/lib/archive/db';
import { clipkeep } from '@/lib/archive/imports/clipkeep';
import type { Reading } from '@/lib/archive/imports/reading';
import { ytDlp } from '@/lib/archive/imports/yt-dlp';
import { dismissLoss, readArchiveId, readLoss } from '@/lib/archive/losses';
import { takeIn } from '@/lib/archive/take-in';
import { keepStorage } from '@/lib/browser/keep-storage';
import { keepTally, noticeLoss } from '@/lib/browser/tally';
import { freshDb, savedFile } from '../archive/kept';
import { makeJob } from '../components/rows';

const now = 1_785_600_000_000;
const idAt = (at: number) => `75300000000000${10_000 + at}`;
let db: ArchiveDb;

/** An archive with files in it, counted. */
async function counted(files: number): Promise<void> {
  await noticeLoss(db);
  await db.files.bulkAdd(
    Array.from({ length: files }, (_, at) => savedFile(idAt(at), { pathKey: `k${at}` })),
  );
  await keepTally(db, now);
}

/** A backup with the videos of these posts. */
function backupOf(...posts: number[]): Reading {
  const rows = posts.map((at) => {
    const awemeId = idAt(at);
    return JSON.stringify({
      file: { id: `${awemeId}/video/1`, awemeId, asset: 'video', num: 1, path: `${at}.mp4` },
    });
  });
  return clipkeep.read(rows.join('\n'));
}

async function tallyNow(): Promise<unknown> {
  return (await fakeBrowser.storage.local.get('tally'))['tally'];
}

beforeEach(() => {
  fakeBrowser.reset();
  db = freshDb();
});

describe('an archive', () => {
  it('that is there is no loss, however often the background starts', async () => {
    await counted(3);
    for (let start = 0; start < 3; start += 1) await noticeLoss(db);
    expect(await readLoss(db)).toBeUndefined();
  });

  it('that has never held anything is none either', async () => {
    await noticeLoss(db);
    await noticeLoss(freshDb());
    expect(await readLoss(db)).toBeUndefined();
  });

  it('that was cleared is one, with what was in it, until it is dismissed', async () => {
    await counted(3);
    const cleared = freshDb();
    await noticeLoss(cleared);
    expect(await readLoss(cleared)).toEqual({ files: 3, countedAt: now });
    await noticeLoss(cleared);
    expect(await readLoss(cleared)).toEqual({ files: 3, countedAt: now });
    await dismissLoss(cleared);
    await noticeLoss(cleared);
    expect(await readLoss(cleared)).toBeUndefined();
    expect(await readArchiveId(cleared)).not.toBe(await readArchiveId(db));
  });

  it('that was cleared is one also where something has been saved since', async () => {
    await counted(3);
    const cleared = freshDb();
    await cleared.files.add(savedFile(idAt(9)));
    await noticeLoss(cleared);
    expect(await readLoss(cleared)).toMatchObject({ files: 3 });
  });

  it('that backups bring back is one for what is still missing; what another program saved is no backup', async () => {
    await counted(3);
    const cleared = freshDb();
    await noticeLoss(cleared);
    await takeIn(cleared, ytDlp.read(`tiktok ${idAt(50)}\n`));
    expect(await readLoss(cleared)).toEqual({ files: 3, countedAt: now });
    const half = backupOf(0, 1);
    await takeIn(cleared, half);
    await takeIn(cleared, half);
    expect(await readLoss(cleared)).toEqual({ files: 3, countedAt: now, back: 2 });
    await takeIn(cleared, backupOf(1, 2));
    expect(await readLoss(cleared)).toBeUndefined();
  });

  it('that one backup holds as a whole is none any more, also where some of it was saved anew since', async () => {
    await counted(3);
    const cleared = freshDb();
    await noticeLoss(cleared);
    await cleared.files.add(savedFile(idAt(1)));
    await takeIn(cleared, backupOf(0, 1, 2));
    expect(await readLoss(cleared)).toBeUndefined();
  });

  it('is counted only after something new was saved, and not all the time where that takes long', async () => {
    await counted(2);
    const count = vi.spyOn(db.files, 'where');
    await keepTally(db, now + 1000);
    expect(count).not.toHaveBeenCalled();
    await db.files.add(savedFile(idAt(7), { savedAt: now + 500, pathKey: 'k7' }));
    await fakeBrowser.storage.local.set({ tally: { ...Object(await tallyNow()), took: 1000 } });
    await keepTally(db, now + 49_000);
    expect(count).not.toHaveBeenCalled();
    await keepTally(db, now + 51_000);
    expect(await tallyNow()).toMatchObject({ files: 3 });
  });
});

describe('an archive that grows', () => {
  const grow = (at: number, savedAt: number) =>
    db.files.add(savedFile(idAt(at), { savedAt, pathKey: `k${at}` }));

  it('is counted while a job runs, at once and then each minute', async () => {
    await db.jobs.add(makeJob({ waitsForRoom: '7530000000000010001' }));
    await counted(2);
    expect(await tallyNow()).toMatchObject({ files: 2 });
    await grow(7, now + 500);
    await keepTally(db, now + 59_000);
    expect(await tallyNow()).toMatchObject({ files: 2 });
    await keepTally(db, now + 61_000);
    expect(await tallyNow()).toMatchObject({ files: 3 });
  });

  it('is counted again where the last count is of the future: the clock was set back', async () => {
    await counted(2);
    const year = 365 * 86_400_000;
    await grow(7, now + year);
    await keepTally(db, now + year);
    await grow(8, now + 1000);
    await keepTally(db, now + 2000);
    expect(await tallyNow()).toMatchObject({ files: 4, countedAt: now + 2000 });
  });
});

describe('the browser is asked to keep the archive', () => {
  const storage = (persisted: boolean) => ({
    persisted: vi.fn(async () => persisted),
    persist: vi.fn(async () => false),
  });

  it('where it does not yet, and a no is fine', async () => {
    const asked = storage(false);
    await keepStorage(asked);
    expect(asked.persist).toHaveBeenCalledOnce();
  });

  it('not where it does, and not where it can’t be asked', async () => {
    const asked = storage(true);
    await keepStorage(asked);
    expect(asked.persist).not.toHaveBeenCalled();
    await keepStorage({});
  });
});
