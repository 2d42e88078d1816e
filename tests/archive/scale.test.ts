import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { savedPosts } from '@/lib/archive/queries';
import { makeFile, makePost } from '../components/rows';
import { freshDb } from './kept';

/** A profile of so many posts, a quarter of them photos, nearly all of them here: what a long run comes to. */
const many = 10_000;
const db = freshDb();
const idAt = (at: number) => `75300000000000${10_000 + at}`;
const missing = idAt(7);
const who = { secUid: 'MS4wExample', uniqueId: 'tin.kettle' };

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

beforeAll(async () => {
  const ids = Array.from({ length: many }, (_, at) => idAt(at));
  await db.posts.bulkAdd(ids.map((awemeId) => makePost(awemeId)));
  await db.files.bulkAdd(
    ids.map((awemeId, at) => {
      const kind = at % 4 === 0 ? 'photos' : 'video';
      const more = { id: `${awemeId}/${kind}/1`, asset: kind, state: 'saved', savedAt: at + 1 } as const;
      return makeFile(awemeId, awemeId === missing ? { state: 'planned' } : more);
    }),
  );
});
afterEach(() => vi.restoreAllMocks());

/** How many requests of this database a question takes. */
async function requestsOf(ask: () => Promise<unknown>): Promise<number> {
  const methods = ['get', 'getKey', 'getAll', 'getAllKeys', 'count', 'openCursor', 'openKeyCursor'] as const;
  const spies = [IDBObjectStore, IDBIndex].flatMap(({ prototype }) =>
    methods.map((method) => vi.spyOn(prototype, method)),
  );
  await ask();
  return spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
}

it(`of ${many} posts that are here, each is looked up once, and then only what is not`, async () => {
  const here = new Set<string>();
  const first = await requestsOf(async () => expect(await savedPosts(db, who, here)).toBe(many - 1));
  expect(first).toBeLessThan(many * 1.3);
  await db.files.update(`${missing}/video/1`, { state: 'saved', savedAt: many });
  vi.restoreAllMocks();
  const second = await requestsOf(async () => expect(await savedPosts(db, who, here)).toBe(many));
  expect(second).toBeLessThan(5);
});
