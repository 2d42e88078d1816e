import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, it, vi } from 'vitest';
import { makeReading, savedElsewhere } from '@/lib/archive/imports/reading';
import type { FileRow } from '@/lib/archive/rows';
import { batchSize, previewImport, takeIn } from '@/lib/archive/take-in';
import { makePost } from '../components/rows';
import { freshDb, makeUser, savedFile } from './kept';

const idAt = (at: number) => String(7_500_000_000_000_000_000n + BigInt(at));
const found = (count: number) =>
  Array.from({ length: count }, (_, at) => savedElsewhere(idAt(at), 'video', 1, 'yt-dlp'));

it('counts first and writes nothing', async () => {
  const db = freshDb();
  await db.files.bulkAdd([savedFile(idAt(0)), { ...savedFile(idAt(1)), state: 'failed' }]);
  const before = await db.files.toArray();
  expect(await previewImport(db, makeReading({ found: found(5) }))).toEqual({
    ...{ fresh: 3, here: 1, open: 1, wanted: [], wantedHere: 0 },
  });
  expect(await db.files.toArray()).toEqual(before);
});

it('leaves what is saved here, or is coming with it, out of what is wanted', async () => {
  const db = freshDb();
  await db.files.add(savedFile(idAt(0)));
  const wanted = [{ label: 'Likes', awemeIds: [idAt(0), idAt(1), idAt(2)] }];
  const coming = [savedElsewhere(idAt(1), 'video', 1, 'yt-dlp')];
  expect(await previewImport(db, makeReading({ wanted, found: coming }))).toMatchObject({
    ...{ wanted: [{ label: 'Likes', awemeIds: [idAt(2)] }], wantedHere: 2 },
  });
});

it('writes in batches, and a second time nothing', async () => {
  const db = freshDb();
  const reading = makeReading({ found: found(batchSize + 7) });
  const heard: number[] = [];
  expect(await takeIn(db, reading, (done) => heard.push(done))).toBe(batchSize + 7);
  expect(heard).toEqual([batchSize, batchSize + 7]);
  expect(await takeIn(db, reading)).toBe(0);
  expect(await db.files.count()).toBe(batchSize + 7);
});

it('that breaks off in the middle keeps the batches before, and tells how many files came with them', async () => {
  const db = freshDb();
  const { bulkPut } = db.files;
  const disk = vi
    .spyOn(db.files, 'bulkPut')
    .mockImplementation(((rows: FileRow[]) =>
      rows.length < batchSize
        ? Promise.reject(new Dexie.QuotaExceededError('The disk is full.'))
        : bulkPut.call(db.files, rows)) as never);
  const reading = makeReading({ found: found(batchSize + 7) });
  const heard: [number, number][] = [];
  await expect(takeIn(db, reading, (...all) => heard.push(all))).rejects.toThrow('The disk is full.');
  expect(heard).toEqual([[batchSize, batchSize]]);
  expect(await db.files.count()).toBe(batchSize);
  disk.mockRestore();
  expect(await takeIn(db, reading)).toBe(7);
});

it('never touches a row that is here', async () => {
  const db = freshDb();
  const here = [savedFile(idAt(0)), { ...savedFile(idAt(1)), state: 'planned' as const }];
  await db.files.bulkAdd(here);
  await db.posts.add(makePost(idAt(0), 'newer caption'));
  await db.users.add(makeUser('MS4wA', { nickname: 'Newer' }));
  const old = { posts: [makePost(idAt(0), 'old')], users: [makeUser('MS4wA', { nickname: 'Old' })] };
  await takeIn(db, makeReading({ found: found(2), ...old }));
  expect(await db.files.toArray()).toEqual(here);
  expect((await db.posts.get(idAt(0)))?.desc).toBe('newer caption');
  expect((await db.users.get('MS4wA'))?.nickname).toBe('Newer');
});

it('a path that is taken stays with the file that has it', async () => {
  const db = freshDb();
  await db.files.add(savedFile(idAt(0), { path: 'A.mp4', pathKey: 'a.mp4' }));
  const twins = [1, 2, 3].map((at) =>
    savedFile(idAt(at), { path: 'b.mp4', pathKey: at === 1 ? 'a.mp4' : 'b.mp4' }),
  );
  expect(await takeIn(db, makeReading({ found: twins }))).toBe(3);
  expect((await db.files.toArray()).map(({ pathKey }) => pathKey)).toEqual([
    ...['a.mp4', undefined, 'b.mp4', undefined],
  ]);
});

it('a row of a backup takes the place of one that only said that another program has the file', async () => {
  const db = freshDb();
  const bare = savedElsewhere(idAt(0), 'video', 1, 'folder');
  const open = { ...savedElsewhere(idAt(1), 'video', 1, 'folder'), state: 'planned' as const };
  await db.files.bulkAdd([{ ...bare, jobId: 3, alsoFor: [4] }, open]);
  const own = [0, 1].map((at) => savedFile(idAt(at), { jobId: 0, pathKey: `${at}`, savedAs: '/d/a.mp4' }));
  const reading = makeReading({ found: own });
  expect(await previewImport(db, reading)).toMatchObject({ fresh: 1, here: 0, open: 1 });
  expect(await takeIn(db, reading)).toBe(1);
  expect(await db.files.toArray()).toEqual([{ ...own[0], jobId: 3, alsoFor: [4] }, open]);
  expect(await previewImport(db, reading)).toMatchObject({ fresh: 0, here: 1, open: 1 });
  expect(await takeIn(db, makeReading({ found: [bare] }))).toBe(0);
});

it('a creator who was seen here already keeps the folder that an older record gives', async () => {
  const db = freshDb();
  await db.users.bulkAdd([
    makeUser('MS4wA', { uniqueId: 'third', formerly: ['new'], folder: 'new', nickname: 'Now', seenAt: 9 }),
    makeUser('MS4wB', { uniqueId: 'b', formerly: [], folder: 'b', seenAt: 3 }),
  ]);
  const users = [
    makeUser('MS4wA', {
      uniqueId: 'second',
      formerly: ['first'],
      folder: 'first',
      nickname: 'Old',
      seenAt: 5,
    }),
    makeUser('MS4wB', { uniqueId: 'b', formerly: ['a'], folder: 'a', seenAt: 4 }),
  ];
  await takeIn(db, makeReading({ users }));
  await takeIn(db, makeReading({ users }));
  expect(await db.users.toArray()).toMatchObject([
    {
      ...{ uniqueId: 'third', nickname: 'Now', folder: 'first', seenAt: 9 },
      formerly: ['first', 'second', 'new'],
    },
    { uniqueId: 'b', formerly: [], folder: 'b' },
  ]);
});
