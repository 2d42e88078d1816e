import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Replica, startReplica } from './replica';
import { Visitor } from './visitor';
import { askPlainly, idsOf, idsOn, type Json, memberVisitor, walkList } from './walk-list';
import { playlistPosts, playlistsOf } from './world/playlists';
import { storiesOf } from './world/stories';

let replica: Replica;
let guest: Visitor;

beforeAll(async () => {
  replica = await startReplica({
    users: 1,
    cast: [
      ...(await import('./world/cast')).defaultCast,
      {
        uniqueId: 'shy_example',
        posts: 24,
        plain: true,
        privateAccount: true,
        followers: ['me_example'],
        special: { 23: { story: true } },
      },
    ],
  });
  guest = new Visitor(replica);
});
afterAll(() => replica.close());

const member = (uniqueId: string) => replica.world.member(uniqueId);
const listOf = (uniqueId: string, more: Record<string, string> = {}, who = guest) =>
  askPlainly(who, 'user/playlist', { secUid: member(uniqueId).secUid, count: '20', ...more });

describe('playlists', () => {
  it('are listed with name, length and maker', async () => {
    const reply = await listOf('cato_example');
    expect(
      reply?.['playList'].map(({ id, mixId, name, mixName, videoCount, creator }: Json) => [
        id === mixId && name === mixName,
        name,
        videoCount,
        creator.uniqueId,
      ]),
    ).toEqual([
      [true, 'Cats at work', 40, 'cato_example'],
      [true, 'Naps, vol. 2/3: “zzz” #sleep', 20, 'cato_example'],
      [true, 'Nothing in it yet', 0, 'cato_example'],
    ]);
    expect(await listOf('empty_example')).not.toHaveProperty('playList');
  });

  it('come page by page', async () => {
    const pages = await walkList((cursor) => listOf('cato_example', { count: '2', cursor }));
    expect(pages.map((page) => page['playList'].length)).toEqual([2, 1]);
  });

  it('give all that is left of them, in their order, and the item says where it belongs', async () => {
    const [first] = playlistsOf(member('cato_example'));
    const mixId = first?.mixId ?? '';
    const pages = await walkList((cursor) =>
      askPlainly(guest, 'mix/item_list', { mixId, count: '12', cursor }),
    );
    const wanted = playlistPosts(replica.world, mixId);
    expect(idsOn(pages)).toEqual(idsOf(wanted));
    expect(pages).toHaveLength(4);
    expect(wanted.length).toBeLessThanOrEqual(40);
    const items = pages.flatMap((page) => page['itemList'] ?? []);
    expect(new Set(items.map((item) => item.playlistId))).toEqual(new Set([mixId]));
    replica.world.remove(wanted[5]?.awemeId ?? '');
    const later = await walkList((cursor) => askPlainly(guest, 'mix/item_list', { mixId, cursor }));
    expect(idsOn(later)).toEqual(idsOf(wanted).filter((_, at) => at !== 5));
  });

  it('tell about themselves; an empty one has no itemList', async () => {
    const mixId = playlistsOf(member('cato_example'))[2]?.mixId ?? '';
    const detail = await askPlainly(guest, 'mix/detail', { mixId });
    expect(detail?.['mixInfo']).toMatchObject({ id: mixId, name: 'Nothing in it yet', videoCount: 0 });
    const list = await askPlainly(guest, 'mix/item_list', { mixId });
    expect(list).not.toHaveProperty('itemList');
    expect(Boolean(list?.['hasMore'])).toBe(false);
  });

  it('of a private account are for its followers; others that nobody made are not there', async () => {
    const mixId = playlistsOf(member('shy_example'))[0]?.mixId ?? '';
    const friend = memberVisitor(replica, 'me_example');
    expect(await askPlainly(guest, 'mix/item_list', { mixId })).toMatchObject({ statusCode: 10204 });
    expect(await askPlainly(guest, 'mix/detail', { mixId })).toMatchObject({ statusCode: 10204 });
    expect(idsOn([(await askPlainly(friend, 'mix/item_list', { mixId })) ?? {}]).length).toBeGreaterThan(3);
    expect(await listOf('shy_example')).not.toHaveProperty('playList');
    expect(await listOf('shy_example', {}, friend)).toHaveProperty('playList');
    for (const wrong of ['7100000000000000001', '', 'nonsense'])
      expect(await askPlainly(guest, 'mix/detail', { mixId: wrong })).toMatchObject({ statusCode: 10204 });
  });
});

describe('stories', () => {
  const ask = (uniqueId: string, more: Record<string, string> = {}, who = guest) =>
    askPlainly(who, 'story/item_list', {
      authorId: member(uniqueId).uid,
      count: '5',
      loadBackward: 'false',
      ...more,
    });

  it('come whole, oldest first, by MaxCursor', async () => {
    const pages = await walkList((cursor) => ask('story_example', { cursor }));
    const wanted = storiesOf(replica.world, member('story_example'));
    expect(wanted).toHaveLength(7);
    expect(idsOn(pages)).toEqual(idsOf(wanted));
    expect(pages.map((page) => [page['MinCursor'], page['MaxCursor'], page['HasMoreAfter']])).toEqual([
      ['0', '5', true],
      ['5', '7', false],
    ]);
    expect(pages.map((page) => page['HasMoreBefore'])).toEqual([false, true]);
    expect(pages[0]).toMatchObject({ TotalCount: 7, AllViewed: false, CurrentPosition: 0 });
  });

  it('are in no other list, and have pages and files of their own', async () => {
    const listed = idsOf(replica.world.listed('story_example'));
    const [story] = storiesOf(replica.world, member('story_example'));
    expect(listed).toHaveLength(12);
    expect(listed).not.toContain(story?.awemeId);
    const page = await guest.get(`https://www.tiktok.com/@story_example/video/${story?.awemeId}`);
    expect(page.text).toContain(`"id":"${story?.awemeId}"`);
    const item = (await ask('story_example'))?.['itemList'][0];
    const url = item.imagePost?.images[0].imageURL.urlList[0] ?? item.video.playAddr;
    const referer = 'https://www.tiktok.com/';
    expect((await guest.get(url, { referer })).status).toBe(200);
  });

  it('are none where there are none: the key is absent', async () => {
    const reply = await ask('dana_example');
    expect(reply).toMatchObject({ statusCode: 0, HasMoreAfter: false, TotalCount: 0 });
    expect(reply).not.toHaveProperty('itemList');
  });

  it('of a private account are for its followers', async () => {
    expect(await ask('shy_example')).not.toHaveProperty('itemList');
    const friend = await ask('shy_example', {}, memberVisitor(replica, 'me_example'));
    expect(idsOn([friend ?? {}])).toEqual(
      idsOf(storiesOf(replica.world, member('shy_example'), 'me_example')),
    );
  });

  it('of several come at once', async () => {
    const authorIds = ['story_example', 'dana_example'].map((name) => member(name).uid).join(',');
    const reply = await askPlainly(guest, 'story/batch/item_list', { authorIds, storyCallScene: '2' });
    const lists = reply?.['batchStoryItemLists'] as Json[];
    expect(idsOn(lists)).toEqual(idsOf(storiesOf(replica.world, member('story_example'))));
    expect(lists.map((list) => 'itemList' in list)).toEqual([true, false]);
  });

  it('are refused for what is no id, for eleven at once, and without storyCallScene', async () => {
    const { uid } = member('story_example');
    const batch = (authorIds: string, storyCallScene = '2') =>
      askPlainly(guest, 'story/batch/item_list', { authorIds, storyCallScene });
    const refused = [
      await askPlainly(guest, 'story/item_list', { authorId: 'story_example' }),
      await batch(Array.from({ length: 11 }, () => uid).join(',')),
      await batch(uid, '1'),
      await batch(''),
    ];
    expect(refused.map((reply) => reply?.['statusCode'])).toEqual([10201, 10201, 10201, 10201]);
  });
});
