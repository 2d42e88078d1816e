import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Replica, startReplica } from './replica';
import { Visitor } from './visitor';
import { askPlainly, idsOf, idsOn, type Json, memberVisitor, walkList } from './walk-list';
import { filed, foldersOf, keptIn } from './world/folders';
import { keep, keptOn, type Shelf, shelved } from './world/shelves';

let replica: Replica;
let guest: Visitor;
let me: Visitor;

beforeAll(async () => {
  replica = await startReplica({ users: 4, posts: 30 });
  guest = new Visitor(replica);
  me = memberVisitor(replica, 'me_example');
});
afterAll(() => replica.close());

const secUidOf = (uniqueId: string) => replica.world.member(uniqueId).secUid;
const walkShelf = (path: string, uniqueId: string, who: Visitor, count = '15') =>
  walkList((cursor) => askPlainly(who, path, { secUid: secUidOf(uniqueId), count, cursor }));
const rawIds = (uniqueId: string, shelf: Shelf) =>
  keptOn(replica.world, replica.world.member(uniqueId), shelf).map(({ post }) => post.awemeId);

describe('likes', () => {
  it('open ones come whole, unsigned and without cookies, in the order of the liking', async () => {
    const pages = await walkShelf('favorite/item_list', 'dana_example', guest);
    const wanted = shelved(replica.world, 'dana_example', 'likes');
    expect(idsOn(pages)).toEqual(idsOf(wanted));
    expect(new Set(idsOn(pages)).size).toBe(wanted.length);
    const times = wanted.map((post) => post.createTime);
    expect(times).not.toEqual([...times].sort((a, b) => b - a));
  });

  it('are fewer than were liked: deleted and private ones are just not there', async () => {
    const ids = idsOn(await walkShelf('favorite/item_list', 'dana_example', guest));
    expect(rawIds('dana_example', 'likes')).toHaveLength(75);
    expect(ids.length).toBeLessThan(75);
    const missing = rawIds('dana_example', 'likes').filter((id) => !ids.includes(id));
    const posts = missing.map((id) => replica.world.byAwemeId(id));
    expect(
      posts.every((post) => post?.gone === 'vanished' || post?.privateItem || post?.member.privateAccount),
    ).toBe(true);
    expect(posts.some((post) => post?.gone === 'vanished')).toBe(true);
    expect(posts.some((post) => post?.member.privateAccount)).toBe(true);
  });

  it('closed ones are listed to their owner alone, the posts of those whom one follows among them', async () => {
    const closed = await askPlainly(guest, 'favorite/item_list', { secUid: secUidOf('me_example') });
    expect(closed).toMatchObject({ statusCode: 0, hasMore: false });
    expect(closed).not.toHaveProperty('itemList');
    const own = idsOn(await walkShelf('favorite/item_list', 'me_example', me, '30'));
    expect(own).toEqual(idsOf(shelved(replica.world, 'me_example', 'likes', 'me_example')));
    expect(own.length).toBeGreaterThan(shelved(replica.world, 'me_example', 'likes').length);
  });

  it('say on the profile whether they are open, and how many there are', async () => {
    const detail = await guest.signedJson('user/detail', { uniqueId: 'dana_example', secUid: '' });
    expect(detail).toMatchObject({
      userInfo: { user: { openFavorite: true }, statsV2: { diggCount: '75' } },
    });
  });

  it('leave itemList out where a whole page is gone', async () => {
    const pages = await walkShelf('favorite/item_list', 'dana_example', guest, '1');
    const empty = pages.filter((page) => !('itemList' in page));
    expect(empty.length).toBeGreaterThan(0);
    expect(empty.some((page) => page['hasMore'])).toBe(true);
    expect(pages.every((page) => page['itemList']?.length !== 0)).toBe(true);
    expect(idsOn(pages)).toEqual(idsOf(shelved(replica.world, 'dana_example', 'likes')));
  });

  it('have a falling cursor, now text and now a number, and hasMore in two forms', async () => {
    const pages = await walkShelf('favorite/item_list', 'dana_example', guest, '2');
    const cursors = pages.flatMap((page) => ('cursor' in page ? [page['cursor']] : []));
    expect(new Set(cursors.map((cursor) => typeof cursor))).toEqual(new Set(['string', 'number']));
    expect(cursors.map(Number)).toEqual(cursors.map(Number).sort((a, b) => b - a));
    expect(new Set(pages.map((page) => typeof page['hasMore']))).toEqual(new Set(['boolean', 'number']));
  });

  it('grow at the top', async () => {
    const [post] = replica.world.listed('heavy_example');
    const before = idsOn(await walkShelf('favorite/item_list', 'dana_example', guest));
    keep(replica.world, 'dana_example', 'likes', post?.awemeId ?? '');
    const after = idsOn(await walkShelf('favorite/item_list', 'dana_example', guest));
    expect(after.filter((id) => id !== post?.awemeId)).toEqual(before.filter((id) => id !== post?.awemeId));
    expect(after[0]).toBe(post?.awemeId);
  });

  it('stand still for a burnt device', async () => {
    const ask = async (cursor: string) => {
      const url = guest.api('favorite/item_list', { secUid: secUidOf('dana_example'), cursor });
      const got = await guest.get(url.replace(/device_id=\d+/, 'device_id=7300000000000000077'));
      return idsOn([JSON.parse(got.text)]);
    };
    const first = await ask('0');
    replica.devices.burn('7300000000000000077');
    expect(await ask('1700000000000')).toEqual(first);
  });

  it('of nobody are refused', async () => {
    const got = await guest.get(guest.api('favorite/item_list', { secUid: 'MS4wLjABAAAAnobody' }));
    expect([got.status, JSON.parse(got.text).statusCode]).toEqual([400, 10201]);
  });
});

describe('favorites', () => {
  it('come whole to their owner, in the order of the saving', async () => {
    const ids = idsOn(await walkShelf('user/collect/item_list', 'me_example', me));
    expect(ids).toEqual(idsOf(shelved(replica.world, 'me_example', 'saves', 'me_example')));
    expect(ids.length).toBeGreaterThan(30);
  });

  it('want a guest to sign in, and tell other members nothing', async () => {
    const asked = { secUid: secUidOf('me_example'), count: '15', cursor: '0' };
    expect(await askPlainly(guest, 'user/collect/item_list', asked)).toMatchObject({ statusCode: 10101 });
    const other = await askPlainly(memberVisitor(replica, 'dana_example'), 'user/collect/item_list', asked);
    expect(other).toMatchObject({ statusCode: 0, hasMore: false });
    expect(other).not.toHaveProperty('itemList');
  });
});

describe('folders of favorites', () => {
  const list = (who: Visitor, more: Record<string, string> = {}) =>
    askPlainly(who, 'user/collection_list', { secUid: secUidOf('me_example'), count: '30', ...more });
  const namesIn = (reply: Json | null) => reply?.['collectionList']?.map(({ name }: Json) => name);
  const folders = () => foldersOf(replica.world.member('me_example'));

  it('are listed: all to their owner, the public ones to others', async () => {
    const all = await list(me);
    expect(namesIn(all)).toEqual(['Recipes & ideas', 'Trips 🌍']);
    expect(all?.['total']).toBe(2);
    expect(all?.['collectionList'].map(({ status }: Json) => status)).toEqual([1, 3]);
    expect(namesIn(await list(me, { publicOnly: 'true' }))).toEqual(['Trips 🌍']);
    expect(namesIn(await list(guest, { publicOnly: 'false' }))).toEqual(['Trips 🌍']);
    const none = await askPlainly(guest, 'user/collection_list', { secUid: secUidOf('empty_example') });
    expect(none).not.toHaveProperty('collectionList');
  });

  it('come page by page', async () => {
    const pages = await walkList((cursor) => list(me, { count: '1', cursor }));
    expect(pages.map(namesIn)).toEqual([['Recipes & ideas'], ['Trips 🌍']]);
  });

  it('hold what was put there: the private one for its owner, the public one for all, by offset', async () => {
    const [secret, open] = folders();
    const walkFolder = (collectionId: string, who: Visitor) =>
      walkList((cursor) =>
        askPlainly(who, 'collection/item_list', { collectionId, sourceType: '113', count: '4', cursor }),
      );
    if (!secret || !open) throw new Error('no folders');
    expect(idsOn(await walkFolder(secret.collectionId, me))).toEqual(
      idsOf(filed(replica.world, secret, 'me_example')),
    );
    const pages = await walkFolder(open.collectionId, guest);
    expect(idsOn(pages)).toEqual(idsOf(filed(replica.world, open)));
    const cursors = pages.slice(0, -1).map((page) => Number(page['cursor']));
    expect(cursors).toEqual(cursors.map((_, at) => 4 * (at + 1)));
  });

  it('have every favorite in one folder at most, and some in none', () => {
    const ids = folders().flatMap((folder) => keptIn(replica.world, folder).map(({ post }) => post.awemeId));
    expect(new Set(ids).size).toBe(ids.length);
    const saved = rawIds('me_example', 'saves');
    expect(ids.every((id) => saved.includes(id))).toBe(true);
    expect(ids.length).toBeLessThan(saved.length);
  });

  it('tell about themselves', async () => {
    const [secret, open] = folders();
    const detail = (who: Visitor, collectionId = '') =>
      askPlainly(who, 'collection/detail', { collectionId, scene: '116' });
    expect((await detail(guest, open?.collectionId))?.['collectionInfo']).toMatchObject({
      name: 'Trips 🌍',
      status: 3,
      total: 22,
      userName: 'me_example',
    });
    expect(await detail(guest, secret?.collectionId)).toMatchObject({ statusCode: 10217 });
    expect((await detail(me, secret?.collectionId))?.['collectionInfo'].name).toBe('Recipes & ideas');
    expect(await detail(guest, '7200000000000000001')).toMatchObject({ statusCode: 10204 });
  });

  it('are refused to strangers, without sourceType=113, and where there are none', async () => {
    const [secret, open] = folders();
    const ask = (collectionId = '', sourceType = '113') =>
      askPlainly(guest, 'collection/item_list', { collectionId, sourceType });
    expect(await ask(secret?.collectionId)).toMatchObject({ statusCode: 10217 });
    expect(await ask(open?.collectionId, '')).toMatchObject({ statusCode: 10201 });
    expect(await ask('7200000000000000001')).toMatchObject({ statusCode: 10204 });
    expect(await ask('nonsense')).toMatchObject({ statusCode: 10204 });
  });
});

describe('reposts', () => {
  it('come whole by item offset, now and then fewer than asked for', async () => {
    const pages = await walkShelf('repost/item_list', 'cato_example', guest);
    expect(idsOn(pages)).toEqual(idsOf(shelved(replica.world, 'cato_example', 'reposts')));
    let sum = 0;
    for (const page of pages) {
      sum += page['itemList'].length;
      expect(page['cursor']).toBe(String(sum));
    }
    expect(pages.slice(0, -1).some((page) => page['itemList'].length < 15)).toBe(true);
  });

  it('are none where there are none, and none of a private account', async () => {
    for (const uniqueId of ['empty_example', 'private_example']) {
      const reply = await askPlainly(guest, 'repost/item_list', { secUid: secUidOf(uniqueId) });
      expect(reply).not.toHaveProperty('itemList');
      expect(Boolean(reply?.['hasMore'])).toBe(false);
    }
    const friend = await walkShelf('repost/item_list', 'private_example', me);
    const wanted = idsOf(shelved(replica.world, 'private_example', 'reposts', 'me_example'));
    expect(wanted.length).toBeGreaterThan(0);
    expect(idsOn(friend)).toEqual(wanted);
  });
});
