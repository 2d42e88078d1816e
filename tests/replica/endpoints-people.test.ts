import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Replica, startReplica } from './replica';
import { Visitor } from './visitor';
import { askSigned, type Json, memberVisitor, walkList } from './walk-list';
import { commentsUnder, discussion } from './world/comments';
import { followedBy, followersOf } from './world/followers';
import type { Post } from './world/post';

let replica: Replica;
let guest: Visitor;

beforeAll(async () => {
  replica = await startReplica({ users: 20, posts: 5 });
  guest = new Visitor(replica);
});
afterAll(() => replica.close());

const member = (uniqueId: string) => replica.world.member(uniqueId);

describe('comments', () => {
  const talkative = (): Post => {
    const post = replica.world
      .listed('dana_example')
      .find((one) => commentsUnder(replica.world, one).length > 40);
    if (!post) throw new Error('nobody talks');
    return post;
  };
  const walkComments = (awemeId: string) =>
    walkList((cursor) => askSigned(guest, 'comment/list', { aweme_id: awemeId, count: '20', cursor }));
  const walkReplies = (item_id: string, comment_id: string) =>
    walkList((cursor) => askSigned(guest, 'comment/list/reply', { item_id, comment_id, count: '3', cursor }));
  const cidsOn = (pages: Json[]) =>
    pages.flatMap((page) => page['comments'] ?? []).map(({ cid }: Json) => cid);

  it('come whole, each with its replies', async () => {
    const { awemeId } = talkative();
    const wanted = discussion(replica.world, talkative());
    const pages = await walkComments(awemeId);
    expect(cidsOn(pages)).toEqual(wanted.map(({ comment }) => comment.cid));
    expect(new Set(cidsOn(pages)).size).toBe(wanted.length);
    const answered = wanted.filter(({ comment }) => comment.replies > 0).slice(0, 4);
    for (const { comment, replies } of answered)
      expect(cidsOn(await walkReplies(awemeId, comment.cid))).toEqual(replies.map(({ cid }) => cid));
    expect(await walkReplies(awemeId, wanted[0]?.comment.cid ?? '')).toHaveLength(4);
  });

  it('speak snake_case; hidden ones count for the cursor and are not there', async () => {
    const pages = await walkComments(talkative().awemeId);
    const total = commentsUnder(replica.world, talkative()).length;
    expect(pages.map((page) => page['cursor'])).toEqual(pages.map((_, at) => 20 * (at + 1)));
    expect(pages.map((page) => page['has_more'])).toEqual(
      pages.map((_, at) => Number(at < pages.length - 1)),
    );
    expect(pages.map((page) => page['total'])).toEqual(pages.map(() => total));
    expect(cidsOn(pages).length).toBeLessThan(total);
    const [first] = pages[0]?.['comments'] ?? [];
    expect(first).toMatchObject({
      aweme_id: talkative().awemeId,
      reply_id: '0',
      reply_comment_total: 11,
      user: { unique_id: expect.stringMatching(/_example$/), sec_uid: expect.stringMatching(/^MS4w/) },
    });
    expect(first.create_time).toBeGreaterThan(talkative().createTime);
    expect(Number.isSafeInteger(Number(first.cid))).toBe(false);
  });

  it('are null where there are none', async () => {
    const silent = ['dana_example', 'gap_example', 'twice_example', 'early_example']
      .flatMap((uniqueId) => replica.world.listed(uniqueId))
      .find((post) => commentsUnder(replica.world, post).length === 0);
    expect(silent).toBeDefined();
    expect(await askSigned(guest, 'comment/list', { aweme_id: silent?.awemeId ?? '' })).toMatchObject({
      status_code: 0,
      comments: null,
      has_more: 0,
      total: 0,
    });
    const { awemeId } = talkative();
    const none = await askSigned(guest, 'comment/list/reply', { item_id: awemeId, comment_id: '1' });
    expect(none).toMatchObject({ status_code: 0, comments: null, has_more: 0 });
  });

  it('of posts that are gone, private or nobody’s are refused with the post’s own status', async () => {
    const cato = member('cato_example');
    const codeOf = async (aweme_id: string) =>
      (await askSigned(guest, 'comment/list', { aweme_id }))['status_code'];
    expect(await codeOf(replica.world.post(cato, 80).awemeId)).toBe(10204);
    expect(await codeOf(replica.world.post(cato, 71).awemeId)).toBe(10216);
    expect(await codeOf(replica.world.post(member('private_example'), 3).awemeId)).toBe(10222);
    expect(await codeOf('')).toBe(10204);
    const reply = await askSigned(guest, 'comment/list/reply', { item_id: '1', comment_id: '1' });
    expect(reply['status_code']).toBe(10204);
  });
});

describe('followers and followed', () => {
  const walkPeople = (uniqueId: string, scene: string, who = guest) =>
    walkList((minCursor) =>
      askSigned(who, 'user/list', {
        secUid: member(uniqueId).secUid,
        scene,
        count: '5',
        minCursor,
        maxCursor: '0',
      }),
    );
  const namesOn = (pages: Json[]) =>
    pages.flatMap((page) => page['userList'] ?? []).map(({ user }: Json) => user.uniqueId);

  it('come whole, the latest first, by falling times', async () => {
    const dana = member('dana_example');
    const followers = followersOf(replica.world, dana);
    const pages = await walkPeople('dana_example', '67');
    expect(pages.length).toBeGreaterThan(2);
    expect(namesOn(pages)).toEqual(followers.map((one) => one.member.uniqueId));
    expect(pages.map((page) => page['total'])).toEqual(pages.map(() => followers.length));
    const cursors = pages.map((page) => page['minCursor']);
    expect(cursors).toEqual([...cursors].sort((a, b) => b - a));
    expect(namesOn(await walkPeople('dana_example', '21'))).toEqual(
      followedBy(replica.world, dana).map((one) => one.member.uniqueId),
    );
  });

  it('agree with each other', async () => {
    const [first] = namesOn(await walkPeople('dana_example', '67'));
    expect(namesOn(await walkPeople(first, '21'))).toContain('dana_example');
  });

  it('have user and stats', async () => {
    const [page] = await walkPeople('dana_example', '67');
    expect(page?.['userList'][0]).toMatchObject({
      user: { id: expect.stringMatching(/^\d{19}$/), secUid: expect.stringMatching(/^MS4w/) },
      stats: { followerCount: expect.any(Number) },
    });
  });

  it('are hidden by some, and by private accounts', async () => {
    const secUid = member('nasty_example').secUid;
    const hidden = await askSigned(guest, 'user/list', { secUid, scene: '67' });
    expect(hidden).toMatchObject({ statusCode: 3002060 });
    expect(hidden).not.toHaveProperty('userList');
    const own = memberVisitor(replica, 'nasty_example');
    expect(await askSigned(own, 'user/list', { secUid, scene: '67' })).toHaveProperty('userList');
    const shy = { secUid: member('private_example').secUid, scene: '21' };
    expect(await askSigned(guest, 'user/list', shy)).not.toHaveProperty('userList');
    const detail = await askSigned(guest, 'user/detail', { uniqueId: 'nasty_example', secUid: '' });
    expect(detail['userInfo'].user.followingVisibility).toBe(2);
  });

  it('are refused for other scenes and for nobody', async () => {
    const { secUid } = member('dana_example');
    expect(await askSigned(guest, 'user/list', { secUid, scene: '1' })).toMatchObject({ statusCode: 10201 });
    expect(await askSigned(guest, 'user/list', { secUid: 'MS4wLjABAAAAx', scene: '67' })).toMatchObject({
      statusCode: 10201,
    });
  });
});

describe('one profile', () => {
  it('is found by secUid as by handle, and by both', async () => {
    const { secUid, uid } = member('dana_example');
    for (const params of [
      { uniqueId: '', secUid },
      { uniqueId: 'dana_example', secUid: '' },
      { uniqueId: 'dana_example', secUid },
    ]) {
      const { userInfo } = await askSigned(guest, 'user/detail', params);
      expect(userInfo.user).toMatchObject({ id: uid, secUid, uniqueId: 'dana_example', ttSeller: false });
    }
    expect(await askSigned(guest, 'user/detail', { uniqueId: '', secUid: 'MS4wx' })).toMatchObject({
      statusCode: 100002,
    });
  });

  it('keeps its ids, posts and lists under a new handle', async () => {
    const { secUid, uid } = member('photo_example');
    const posts = async (): Promise<Json[]> =>
      (await askSigned(guest, 'post/item_list', { secUid, count: '35', cursor: '0' }))['itemList'];
    const before = await posts();
    replica.world.rename('photo_example', 'albums_example');
    const after = await posts();
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(new Set(after.map(({ author }) => author.uniqueId))).toEqual(new Set(['albums_example']));
    expect(new Set(after.map(({ author }) => author.secUid))).toEqual(new Set([secUid]));
    const { userInfo } = await askSigned(guest, 'user/detail', { uniqueId: '', secUid });
    expect(userInfo.user).toMatchObject({ id: uid, uniqueId: 'albums_example' });
    const old = await askSigned(guest, 'user/detail', { uniqueId: 'photo_example', secUid: '' });
    expect(old).toMatchObject({ statusCode: 100002 });
    const page = await guest.get(`https://www.tiktok.com/@photo_example/video/${before[0]?.['id']}`);
    expect(page.text).toContain('"uniqueId":"albums_example"');
  });
});
