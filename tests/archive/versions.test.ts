import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, expect, it } from 'vitest';
import { ArchiveDb } from '@/lib/archive/db';
import { makeFile, makeJob, makePost } from '../components/rows';

/** The tables of each version that was released, as they were: never to be changed. */
const released: Record<string, string>[] = [
  {
    jobs: '++id, state, source',
    files: 'id, awemeId, &pathKey, [jobId+state], state, savedAt',
    posts: 'awemeId, secUid, createTime',
    users: 'secUid, uniqueId',
    facts: 'name',
  },
  { gathered: '[id+nth]' },
];
const id = '7412345678901234567';
const rows: Record<string, object[]> = {
  jobs: [makeJob({ state: 'done', finishedAt: 5 }), makeJob({ id: 2 })],
  files: [
    makeFile(id, { id: `${id}/comments/1`, asset: 'comments', pathKey: 'a/b.json' }),
    makeFile(id, { state: 'saved', savedAt: 7, pathKey: 'a/b.mp4' }),
  ],
  posts: [makePost(id, 'a kettle')],
  users: [{ secUid: 'MS4wA', uniqueId: 'tin.kettle', nickname: 'Tin', formerly: ['kettle'] }],
  facts: [{ name: 'archiveId', value: 'a' }],
  gathered: [
    { id: `${id}/comments/1`, nth: 1, part: ['one'], next: '20' },
    { id: `${id}/comments/1`, nth: 2, part: ['two'], next: '40' },
  ],
};

let db: ArchiveDb | undefined;
afterEach(() => db?.delete());

/** An archive as this version left it, with a row or two in each of its tables. Gives the tables. */
async function leave(version: number): Promise<string[]> {
  const old = new Dexie('clipkeep');
  for (const [at, tables] of released.slice(0, version).entries()) old.version(at + 1).stores(tables);
  await old.open();
  for (const table of old.tables) await table.bulkAdd(rows[table.name] ?? []);
  const names = old.tables.map(({ name }) => name);
  old.close();
  return names;
}

it.each([1, 2])(
  'an archive of version %i opens with all it had, and takes what came later',
  async (version) => {
    const names = await leave(version);
    db = new ArchiveDb();
    for (const name of names) expect(await db.table(name).toArray()).toEqual(rows[name]);
    expect(db.verno).toBe(3);
    expect(await db.jobs.orderBy('finishedAt').primaryKeys()).toEqual([1]);
    await db.named.add({ jobId: 2, nth: 0, awemeIds: [id] });
    await db.gathered.put({ id: `${id}/comments/1`, nth: 3, part: [], next: null });
    expect([await db.named.count(), await db.gathered.count()]).toEqual([1, version === 2 ? 3 : 1]);
    await expect(db.files.add(makeFile('7', { pathKey: 'a/b.mp4' }))).rejects.toThrow();
  },
);
