import '../components/fake-extension';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { ArchiveDb } from '@/lib/archive/db';
import { clipkeep } from '@/lib/archive/imports/clipkeep';
import { ytDlp } from '@/lib/archive/imports/yt-dlp';
import { dismissLoss, readArchiveId, readLoss } from '@/lib/archive/losses';
import { takeIn } from '@/lib/archive/take-in';
import { keepStorage } from '@/lib/browser/keep-storage';
import { keepTally, noticeLoss } from '@/lib/browser/tally';
import { freshDb, savedFile } from '../archive/kept';

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

  it('that a backup has brought back is none any more; what another program saved is no backup', async () => {
    await counted(3);
    const cleared = freshDb();
    await noticeLoss(cleared);
    await takeIn(cleared, ytDlp.read(`tiktok ${idAt(50)}\n`));
    expect(await readLoss(cleared)).toBeDefined();
    const row = { id: `${idAt(1)}/video/1`, awemeId: idAt(1), asset: 'video', num: 1, path: 'a.mp4' };
    await takeIn(cleared, clipkeep.read(JSON.stringify({ file: row })));
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
