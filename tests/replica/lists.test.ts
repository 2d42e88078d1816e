import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Replica, startReplica } from './replica';
import { Visitor } from './visitor';

let replica: Replica;
let visitor: Visitor;

beforeAll(async () => {
  replica = await startReplica({ users: 3, posts: 40 });
  visitor = new Visitor(replica);
});
afterAll(() => replica.close());

interface Page {
  itemList?: {
    id: string;
    createTime: unknown;
    isPinnedItem?: boolean;
    privateItem: boolean;
    author?: unknown;
  }[];
  hasMore: boolean | number;
  cursor: string;
  statusCode?: number;
}

async function ask(
  uniqueId: string,
  cursor: string,
  more: Record<string, string> = {},
  who = visitor,
): Promise<Page> {
  const { secUid } = replica.world.member(uniqueId);
  return (await who.signedJson('post/item_list', {
    secUid,
    cursor,
    count: '16',
    ...more,
  })) as unknown as Page;
}

/** Goes on while there is a new cursor, asking again after an empty answer; at most 60 requests. */
async function walk(uniqueId: string, more: Record<string, string> = {}, who = visitor): Promise<Page[]> {
  const pages: Page[] = [];
  let cursor = '0';
  for (let round = 0; round < 60; round += 1) {
    const page = await ask(uniqueId, cursor, more, who);
    if (page.cursor === undefined) continue;
    pages.push(page);
    if (page.cursor === cursor || (!page.hasMore && !page.itemList)) break;
    cursor = page.cursor;
  }
  return pages;
}

const idsOf = (pages: Page[]) => pages.flatMap((page) => page.itemList ?? []).map((item) => item.id);
const listed = (uniqueId: string, viewer?: string) =>
  replica.world.listed(uniqueId, viewer).map((post) => post.awemeId);

describe('a profile, listed', () => {
  it('comes whole: @cato_example has 120 posts, of which a guest is shown 116', async () => {
    expect(replica.world.member('cato_example').posts).toBe(120);
    const ids = idsOf(await walk('cato_example', { needPinnedItemIds: 'true' }));
    expect(new Set(ids)).toEqual(new Set(listed('cato_example')));
    expect(new Set(ids).size).toBe(116);
    expect(ids.length).toBeGreaterThan(116);
  });

  it('shows the owner what is private', async () => {
    const owner = new Visitor(replica);
    const { name, value } = replica.signIn('cato_example');
    owner.cookies.set(name, value);
    const pages = await walk('cato_example', {}, owner);
    expect(new Set(idsOf(pages))).toEqual(new Set(listed('cato_example', 'cato_example')));
    expect(pages.flatMap((page) => page.itemList ?? []).filter((item) => item.privateItem)).toHaveLength(2);
  });

  it('begins with the pinned posts, if wanted', async () => {
    const [first] = await walk('cato_example', { needPinnedItemIds: 'true' });
    expect(first?.itemList?.slice(0, 4).map((item) => item.isPinnedItem)).toEqual([
      true,
      true,
      true,
      undefined,
    ]);
    expect((await ask('cato_example', '0')).itemList?.[0]?.isPinnedItem).toBeUndefined();
  });

  it('repeats the last post of a page on the next one', async () => {
    const pages = await walk('twice_example');
    expect(pages.length).toBeGreaterThan(3);
    expect(pages[1]?.itemList?.[0]?.id).toBe(pages[0]?.itemList?.at(-1)?.id);
  });

  it('leaves itemList out where a whole page is gone, and goes on after it', async () => {
    const pages = await walk('gap_example');
    expect(pages.some((page) => !('itemList' in page) && Boolean(page.hasMore))).toBe(true);
    expect(new Set(idsOf(pages))).toEqual(new Set(listed('gap_example')));
  });

  it('says hasMore: false too early, once, and has more nevertheless', async () => {
    const pages = await walk('early_example');
    const early = pages.findIndex((page) => !page.hasMore);
    expect(early).toBe(1);
    expect(pages.length).toBeGreaterThan(3);
    expect(new Set(idsOf(pages)).size).toBe(60);
  });

  it('answers the first ask of a flaky page with nothing, and the second properly', async () => {
    const guest = new Visitor(replica);
    expect(await ask('flaky_example', '0', {}, guest)).toEqual({});
    expect((await ask('flaky_example', '0', {}, guest)).itemList).toHaveLength(16);
  });

  it('writes cursors as strings, and hasMore now as a truth value and now as a number', async () => {
    const names = ['cato_example', 'dana_example', 'gap_example', 'twice_example', 'photo_example'];
    const pages = (await Promise.all(names.map((name) => walk(name)))).flat();
    expect(pages.filter((page) => typeof page.cursor !== 'string')).toEqual([]);
    expect(new Set(pages.map((page) => typeof page.hasMore))).toEqual(new Set(['boolean', 'number']));
  });

  it('goes from the oldest on, or by plays', async () => {
    const oldest = idsOf(await walk('dana_example', { post_item_list_request_type: '2' }));
    expect([...new Set(oldest)]).toEqual(listed('dana_example').reverse());
    const popular = idsOf(await walk('dana_example', { post_item_list_request_type: '1' }));
    expect(new Set(popular)).toEqual(new Set(listed('dana_example')));
    expect(popular).not.toEqual(listed('dana_example'));
  });

  it('shows a private account to its followers alone', async () => {
    expect((await ask('private_example', '0')).itemList).toBeUndefined();
    const friend = new Visitor(replica);
    const { name, value } = replica.signIn('me_example');
    friend.cookies.set(name, value);
    expect(idsOf(await walk('private_example', {}, friend))).toHaveLength(20);
  });

  it('is refused with 400 for a secUid that nobody has', async () => {
    await visitor.get('https://www.tiktok.com/');
    const got = await visitor.get(
      await visitor.sign(visitor.api('post/item_list', { secUid: 'MS4wLjABAAAAnobody' })),
    );
    expect([got.status, JSON.parse(got.text).statusCode]).toEqual([400, 10201]);
  });

  it('knows a missing author, licensed music and an age gate', async () => {
    const items = (await walk('cato_example')).flatMap((page) => page.itemList ?? []) as Record<
      string,
      unknown
    >[];
    expect(items.some((item) => !('author' in item))).toBe(true);
    expect(items.some((item) => (item['music'] as { playUrl: string }).playUrl === '')).toBe(true);
    expect(items.some((item) => item['isContentClassified'] === true && !('video' in item))).toBe(true);
  });
});

describe('the feed', () => {
  it('brings other posts with every call, and a live card that is none', async () => {
    const batches = [];
    for (let call = 0; call < 3; call += 1)
      batches.push(await visitor.signedJson('recommend/item_list', { count: '8' }));
    const items = batches.flatMap((batch) => batch['itemList'] as Record<string, unknown>[]);
    expect(new Set(items.map((item) => item['id'])).size).toBeGreaterThan(16);
    expect(items.some((item) => 'liveRoomInfo' in item && !('video' in item))).toBe(true);
  });
});

describe('lists of other kinds', () => {
  const other = async (path: string, params: Record<string, string>, who = visitor) =>
    JSON.parse((await who.get(who.api(path, params))).text) as Page;

  it('reposts go by offset, to the end', async () => {
    const { secUid } = replica.world.member('cato_example');
    const pages = [await other('repost/item_list', { secUid, cursor: '0', count: '15' })];
    while (pages.at(-1)?.hasMore && pages.length < 9)
      pages.push(
        await other('repost/item_list', { secUid, cursor: pages.at(-1)?.cursor ?? '', count: '15' }),
      );
    expect(pages.map((page) => page.cursor)).toEqual(pages.map((_, at) => String(15 * (at + 1))));
    expect(pages.length).toBeGreaterThan(1);
  });

  it('favorites are shown to their owner alone, and their cursor falls', async () => {
    const { secUid } = replica.world.member('me_example');
    expect((await other('user/collect/item_list', { secUid })).itemList).toBeUndefined();
    const owner = new Visitor(replica);
    const { name, value } = replica.signIn('me_example');
    owner.cookies.set(name, value);
    const first = await other('user/collect/item_list', { secUid, cursor: '0' }, owner);
    const second = await other('user/collect/item_list', { secUid, cursor: first.cursor }, owner);
    expect(first.itemList?.length).toBeGreaterThan(10);
    expect(Number(second.cursor)).toBeLessThan(Number(first.cursor));
    expect(second.itemList?.[0]?.id).not.toBe(first.itemList?.[0]?.id);
  });

  it('playlists hold what they say', async () => {
    const { secUid } = replica.world.member('dana_example');
    const { playList } = (await other('user/playlist', { secUid })) as unknown as {
      playList: { mixId: string; videoCount: number }[];
    };
    expect(playList).toHaveLength(2);
    const items = await other('mix/item_list', { mixId: playList[0]?.mixId ?? '' });
    expect(items.itemList).toHaveLength(playList[0]?.videoCount ?? 0);
  });
});

describe('growing and changing', () => {
  it('publishes newer posts without touching the others, and renames without touching any', () => {
    const before = listed('photo_example');
    replica.world.publish('photo_example', 2);
    expect(listed('photo_example').slice(2)).toEqual(before);
    replica.world.rename('photo_example', 'renamed_example');
    expect(replica.world.byUniqueId('photo_example')).toBeUndefined();
    expect(listed('renamed_example').slice(2)).toEqual(before);
    replica.world.remove(before[0] ?? '');
    expect(listed('renamed_example')).not.toContain(before[0]);
  });
});
