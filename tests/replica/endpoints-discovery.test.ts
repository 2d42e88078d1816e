import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Replica, startReplica } from './replica';
import { Visitor } from './visitor';
import { askPlainly, askSigned, idsOf, idsOn, type Json, memberVisitor, walkList } from './walk-list';
import { hashtagNamed, tagged } from './world/hashtags';
import { foundPosts } from './world/keywords';
import { musicIdOf, sounding } from './world/sounds';

let replica: Replica;
let guest: Visitor;
let me: Visitor;

beforeAll(async () => {
  replica = await startReplica({ users: 6 });
  guest = new Visitor(replica);
  me = memberVisitor(replica, 'me_example');
});
afterAll(() => replica.close());

describe('what only the page may ask', () => {
  it.each([
    'challenge/detail',
    'challenge/item_list',
    'music/detail',
    'music/item_list',
    'related/item_list',
    'search/item/full',
    'search/general/full',
    'comment/list',
    'comment/list/reply',
    'user/list',
  ])('%s', async (path) => {
    await guest.get('https://www.tiktok.com/');
    expect(await askPlainly(guest, path, {})).toBeNull();
    const signed = await guest.get(await guest.sign(guest.api(path, {})));
    expect(signed.text).not.toBe('');
  });
});

describe('a hashtag', () => {
  const walkTag = (challengeID: string, count = '30') =>
    walkList((cursor) => askSigned(guest, 'challenge/item_list', { challengeID, count, cursor }));

  it.each(['bread', 'حديقة', '早餐', 'CON'])('#%s is found by its name and comes whole', async (name) => {
    const { challengeInfo } = await askSigned(guest, 'challenge/detail', { challengeName: name });
    const { id, title } = challengeInfo.challenge;
    expect(title).toBe(name);
    expect(id).toBe(hashtagNamed(replica.world, name)?.challengeId);
    const wanted = idsOf(tagged(replica.world, name));
    expect(wanted.length).toBeGreaterThan(1);
    expect(idsOn(await walkTag(id))).toEqual(wanted);
    expect(challengeInfo.statsV2.videoCount).toBe(String(challengeInfo.stats.videoCount));
    expect(challengeInfo.stats.videoCount).toBeGreaterThanOrEqual(wanted.length);
  });

  it('is shared by several authors, needs several pages and is in no order of time', async () => {
    const posts = tagged(replica.world, 'travel');
    expect(new Set(posts.map(({ member }) => member.uniqueId)).size).toBeGreaterThan(4);
    const pages = await walkTag(hashtagNamed(replica.world, 'travel')?.challengeId ?? '', '10');
    expect(pages.length).toBeGreaterThan(3);
    expect(idsOn(pages)).toEqual(idsOf(posts));
    const times = posts.map((post) => post.createTime);
    expect(times).not.toEqual([...times].sort((a, b) => b - a));
  });

  it('is found whatever the case, and not at all where nobody uses it', async () => {
    const loud = await askSigned(guest, 'challenge/detail', { challengeName: 'BREAD' });
    expect(loud['challengeInfo'].challenge.title).toBe('bread');
    for (const [path, params] of [
      ['challenge/detail', { challengeName: 'nobodyusesthis' }],
      ['challenge/item_list', { challengeID: '1' }],
    ] as const) {
      const reply = await askSigned(guest, path, params);
      expect(reply).toMatchObject({ statusCode: 10204 });
      expect(reply).not.toHaveProperty('itemList');
    }
  });
});

describe('a sound', () => {
  const walkSound = (musicID: string, count = '30') =>
    walkList((cursor) => askSigned(guest, 'music/item_list', { musicID, count, cursor }));
  const shared = () => {
    const counts = new Map<string, number>();
    for (const post of replica.world.listed('cato_example'))
      counts.set(musicIdOf(post), (counts.get(musicIdOf(post)) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
  };

  it('that many posts have comes whole', async () => {
    const wanted = idsOf(sounding(replica.world, shared()));
    expect(wanted.length).toBeGreaterThan(30);
    const pages = await walkSound(shared());
    expect(idsOn(pages)).toEqual(wanted);
    const items = pages.flatMap((page) => page['itemList']);
    expect(new Set(items.map((item) => item.music.id))).toEqual(new Set([shared()]));
  });

  it('that is licensed is shared by several authors, and has no address', async () => {
    const post = replica.world.listed('cato_example').find((one) => one.licensed);
    if (!post) throw new Error('no licensed post');
    const pages = await walkSound(musicIdOf(post));
    expect(idsOn(pages)).toEqual(idsOf(sounding(replica.world, musicIdOf(post))));
    const { musicInfo } = await askSigned(guest, 'music/detail', { musicId: musicIdOf(post) });
    expect(musicInfo.music).toMatchObject({ id: musicIdOf(post), playUrl: '', original: false });
    expect(musicInfo).not.toHaveProperty('author');
  });

  it('of one post alone has just that one', async () => {
    const post = replica.world
      .listed('dana_example')
      .find((one) => sounding(replica.world, musicIdOf(one)).length === 1);
    if (!post) throw new Error('every sound is shared');
    expect(idsOn(await walkSound(musicIdOf(post)))).toEqual([post.awemeId]);
  });

  it('tells about itself; what is none does not', async () => {
    const { musicInfo } = await askSigned(guest, 'music/detail', { musicId: shared() });
    expect(musicInfo).toMatchObject({
      music: { id: shared(), title: 'original sound - Cato Example 🐈' },
      author: { uniqueId: 'cato_example' },
    });
    expect(musicInfo.stats.videoCount).toBeGreaterThan(30);
    expect(await askSigned(guest, 'music/detail', { musicId: '1' })).toMatchObject({ statusCode: 10204 });
    expect(await askSigned(guest, 'music/item_list', { musicID: '1' })).toMatchObject({ statusCode: 10204 });
  });
});

describe('search', () => {
  const search = (who: Visitor, keyword: string, more: Record<string, string> = {}) =>
    askSigned(who, 'search/item/full', { keyword, offset: '0', count: '20', search_id: '', ...more });

  it('wants people to be signed in', async () => {
    const reply = await search(guest, 'ferry');
    expect(reply).toMatchObject({ status_code: 2483 });
    expect(reply).not.toHaveProperty('item_list');
    expect(reply).not.toHaveProperty('statusCode');
    const general = await askSigned(guest, 'search/general/full', { keyword: 'ferry' });
    expect(general).toMatchObject({ status_code: 2483 });
  });

  it.each(['night ferry', 'Hiking nobody does', '早餐'])(
    'for %s brings what has the words',
    async (keyword) => {
      let searchId = '';
      const pages = await walkList(async (cursor) => {
        const page = await search(me, keyword, { offset: cursor, search_id: searchId });
        searchId = page['extra'].logid;
        return page;
      });
      expect(idsOn(pages)).toEqual(idsOf(foundPosts(replica.world, keyword, 'me_example')));
    },
  );

  it('speaks snake_case: has_more 0 or 1, a number as cursor, the search id in three places', async () => {
    const page = await search(me, 'ferry');
    expect(page['item_list'].length).toBeGreaterThan(10);
    expect([page['has_more'], page['cursor'], page['status_code']]).toEqual([1, 20, 0]);
    expect(page['extra'].logid).toMatch(/^\d{14}[\dA-F]{18}$/);
    expect([page['rid'], page['log_pb'].impr_id]).toEqual([page['extra'].logid, page['extra'].logid]);
    expect(page).not.toHaveProperty('itemList');
    expect(page).not.toHaveProperty('hasMore');
  });

  it('brings nothing more without the search id of this search', async () => {
    const first = await search(me, 'ferry');
    const rain = await search(me, 'rain');
    for (const search_id of ['', 'nonsense', rain['extra'].logid]) {
      const second = await search(me, 'ferry', { offset: '20', search_id });
      expect([second['status_code'], second['has_more'], second['item_list']]).toEqual([0, 0, undefined]);
    }
    const right = await search(me, 'ferry', { offset: '20', search_id: first['extra'].logid });
    expect(right['item_list'].length).toBeGreaterThan(0);
  });

  it('for nothing is refused; for what nobody wrote brings nothing', async () => {
    expect(await search(me, ' ')).toMatchObject({ status_code: 10201 });
    const none = await search(me, 'qwertyuiop');
    expect([none['has_more'], none['item_list']]).toEqual([0, undefined]);
  });

  it('for everything has accounts first, then posts', async () => {
    const page = await askSigned(me, 'search/general/full', { keyword: 'example', offset: '0' });
    expect(page['data'][0].type).toBe(4);
    expect(page['data'][0].user_list[0].user_info).toMatchObject({ unique_id: 'cato_example' });
    const about = 'with';
    const found: Json[] = [];
    let [offset, searchId] = ['0', ''];
    for (let more = 1; more; ) {
      const one = await askSigned(me, 'search/general/full', { keyword: about, offset, search_id: searchId });
      found.push(...one['data'].filter(({ type }: Json) => type === 1).map(({ item }: Json) => item));
      [offset, searchId, more] = [String(one['cursor']), one['extra'].logid, one['has_more']];
    }
    expect(found.map(({ id }) => id)).toEqual(idsOf(foundPosts(replica.world, about, 'me_example')));
  });
});

describe('explore', () => {
  it('brings other posts with every call, sixteen at most, signed or not', async () => {
    const stranger = new Visitor(replica);
    await stranger.get('https://www.tiktok.com/explore');
    const pages: Json[] = [];
    for (let call = 0; call < 3; call += 1)
      pages.push(
        (await askPlainly(stranger, 'explore/item_list', { categoryType: '120', count: '40' })) ?? {},
      );
    expect(pages.every((page) => page['hasMore'] === true && page['itemList'].length <= 16)).toBe(true);
    expect(new Set(idsOn(pages)).size).toBeGreaterThan(24);
    expect(pages.every((page) => !('cursor' in page))).toBe(true);
  });

  it('has categories 100 to 120', async () => {
    const ask = (categoryType: string) => askPlainly(guest, 'explore/item_list', { categoryType });
    expect(idsOn([(await ask('104')) ?? {}])).not.toEqual(idsOn([(await ask('119')) ?? {}]));
    for (const wrong of ['', '99', '121', 'all'])
      expect(await ask(wrong)).toMatchObject({ statusCode: 10201 });
  });
});

describe('related posts', () => {
  it('are one page, always the same, without the post itself', async () => {
    const [post] = replica.world.listed('dana_example');
    const ask = () => askSigned(guest, 'related/item_list', { itemID: post?.awemeId ?? '', count: '16' });
    const [first, again] = [await ask(), await ask()];
    expect(idsOn([first]).length).toBeGreaterThan(8);
    expect(idsOn([again])).toEqual(idsOn([first]));
    expect(idsOn([first])).not.toContain(post?.awemeId);
    expect(await askSigned(guest, 'related/item_list', { itemID: '1' })).toMatchObject({
      statusCode: 10204,
    });
  });
});
