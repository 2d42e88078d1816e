import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Replica, startReplica } from './replica';
import { scopesOf, Visitor } from './visitor';
import type { Post } from './world/post';

interface Struct {
  createTime: unknown;
  video: { size: unknown; bitrateInfo: { PlayAddr: { DataSize: unknown; Width: unknown } }[] };
  stats: { collectCount: unknown; playCount: unknown };
  statsV2: { playCount: unknown };
}

let replica: Replica;
let visitor: Visitor;
const site = 'https://www.tiktok.com';

beforeAll(async () => {
  replica = await startReplica({ users: 0 });
  visitor = new Visitor(replica);
});
afterAll(() => replica.close());

const find = (fits: (post: Post) => boolean, viewer?: string): Post => {
  const post = replica.world.listed('cato_example', viewer).find(fits);
  if (!post) throw new Error('No such post in the cast.');
  return post;
};
const ordinary = () => find((post) => post.kind === 'video' && post.gone === 'no' && post.ladder === 'hevc');
const scopes = async (path: string, who = visitor) => scopesOf((await who.get(site + path)).text);
const signedIn = (uniqueId: string) => {
  const who = new Visitor(replica);
  const { name, value } = replica.signIn(uniqueId);
  who.cookies.set(name, value);
  return who;
};

describe('the two dialects of one post', () => {
  it('has strings on the page where the API has numbers', async () => {
    const { awemeId } = ordinary();
    const page = (await scopes(`/@cato_example/video/${awemeId}`))['webapp.video-detail']?.['itemInfo'];
    const api = (await visitor.signedJson('item/detail', { itemId: awemeId }))['itemInfo'];
    const typesOf = (info: unknown) => {
      const { itemStruct } = info as { itemStruct: Struct };
      const { createTime, video, stats, statsV2 } = itemStruct;
      const { DataSize, Width } = video.bitrateInfo[0]?.PlayAddr ?? {};
      const values = [
        createTime,
        video.size,
        DataSize,
        stats.collectCount,
        stats.playCount,
        statsV2.playCount,
        Width,
      ];
      return values.map((value) => typeof value);
    };
    expect(typesOf(page)).toEqual(['string', 'string', 'string', 'string', 'number', 'string', 'number']);
    expect(typesOf(api)).toEqual(['number', 'number', 'number', 'number', 'number', 'string', 'number']);
  });

  it('has ids beyond 2^53, whose upper half is the time', () => {
    for (const { awemeId, createTime } of replica.world.listed('cato_example')) {
      expect(Number.isSafeInteger(Number(awemeId))).toBe(false);
      const lag = createTime - Number(BigInt(awemeId) >> 32n);
      expect(lag).toBeGreaterThanOrEqual(3);
      expect(lag).toBeLessThanOrEqual(94);
    }
  });
});

describe('post pages', () => {
  it.each([
    ['gone', () => find((post) => post.gone === 'listed').awemeId, 10204],
    ['private', () => find((post) => post.privateItem, 'cato_example').awemeId, 10216],
    ['of a private account', () => replica.world.listed('private_example', 'me_example')[0]?.awemeId, 10222],
    ['locked to a region', () => find((post) => post.regionLocked).awemeId, 10231],
    ['never there', () => '7000000000000000000', 10204],
  ])('%s: a status instead of the post', async (_what, idOf, status) => {
    const detail = (await scopes(`/@cato_example/video/${idOf()}`))['webapp.video-detail'];
    expect([detail?.['statusCode'], detail?.['itemInfo']]).toEqual([status, undefined]);
  });

  it('shows an age-gated post without media to guests only', async () => {
    const path = `/@cato_example/video/${find((post) => post.ageGated).awemeId}`;
    const structOf = async (who: Visitor) => {
      const info = (await scopes(path, who))['webapp.video-detail']?.['itemInfo'] as { itemStruct: object };
      return info.itemStruct;
    };
    expect(await structOf(visitor)).toMatchObject({ isContentClassified: true });
    expect('video' in (await structOf(visitor))).toBe(false);
    expect('video' in (await structOf(signedIn('me_example')))).toBe(true);
  });

  it.each(['/@/video/', '/@anybody/video/', '/share/video/', '/embed/video/'])(
    '%sID leads there too',
    async (path) => {
      expect(await scopes(path + ordinary().awemeId)).toHaveProperty(['webapp.video-detail', 'itemInfo']);
    },
  );

  it('photo pages say nothing of the post; phones are told under another name', async () => {
    const { awemeId } = find((post) => post.kind === 'photo');
    expect(Object.keys(await scopes(`/@cato_example/photo/${awemeId}`))).not.toContain('webapp.video-detail');
    const page = await visitor.get(`${site}/@cato_example/video/${awemeId}`, {
      'user-agent': 'Phone Mobile Safari',
    });
    expect(Object.keys(scopesOf(page.text))).toContain('webapp.reflow.video.detail');
    expect(Object.keys(scopesOf(page.text))).not.toContain('webapp.video-detail');
  });
});

describe('profile pages', () => {
  it.each([
    ['dana_example', undefined, 0, '35'],
    ['private_example', undefined, 10222, '0'],
    ['private_example', 'me_example', 10222, '20'],
    ['private_example', 'private_example', 0, '20'],
  ])('@%s for %s: status %i, %s posts', async (uniqueId, viewer, status, count) => {
    const who = viewer === undefined ? visitor : signedIn(viewer);
    const detail = (await scopes(`/@${uniqueId}`, who))['webapp.user-detail'];
    const info = detail?.['userInfo'] as { statsV2: { videoCount: string }; user: { secUid: string } };
    expect([detail?.['statusCode'], info.statsV2.videoCount]).toEqual([status, count]);
    expect(info.user.secUid).toMatch(/^MS4wLjABAAAA[\w-]{64}$/);
  });

  it('nobody is 10221; a secUid stands for a handle', async () => {
    expect((await scopes('/@nobody_here'))['webapp.user-detail']).toMatchObject({ statusCode: 10221 });
    const { secUid } = replica.world.member('dana_example');
    expect((await scopes(`/@${secUid}`))['webapp.user-detail']).toMatchObject({
      userInfo: { user: { uniqueId: 'dana_example' } },
    });
  });

  it('gives every visitor a device id, and those who are signed in their account', async () => {
    const guest = (await scopes('/'))['webapp.app-context'];
    expect([String(guest?.['wid']), guest?.['user']]).toEqual([expect.stringMatching(/^\d{19}$/), undefined]);
    expect((await scopes('/'))['webapp.app-context']?.['wid']).toBe(guest?.['wid']);
    expect((await scopes('/', signedIn('me_example')))['webapp.app-context']).toMatchObject({
      user: { uniqueId: 'me_example', uid: replica.world.member('me_example').uid },
    });
  });
});

describe('cookies, policy, short links', () => {
  it('hands out the cookies of a visit once; scripts cannot read the two that count', async () => {
    const guest = new Visitor(replica);
    const lines = (await guest.get(`${site}/`)).headers['set-cookie'] ?? [];
    const names = lines.map((line) => line.split('=')[0]);
    expect(names).toEqual(['ttwid', 'tt_chain_token', 'tt_csrf_token', 'msToken', 's_v_web_id']);
    expect(lines.filter((line) => line.includes('HttpOnly')).map((line) => line.split('=')[0])).toEqual(
      names.slice(0, 3),
    );
    expect((await guest.get(`${site}/`)).headers['set-cookie']).toBeUndefined();
  });

  it('allows no inline script and no eval', async () => {
    const policy = String((await visitor.get(`${site}/`)).headers['content-security-policy']);
    const scripts = policy.split('; ').find((line) => line.startsWith('script-src')) ?? '';
    expect(scripts).toContain("'nonce-");
    expect(scripts).not.toMatch(/unsafe/);
  });

  it('leads from short links to the post, and from invented ones to the front page', async () => {
    const { awemeId } = ordinary();
    const short = replica.shortLink(awemeId);
    for (const url of [
      short,
      short.replace('vm.', 'vt.'),
      short.replace('vm.tiktok.com', 'www.tiktok.com/t'),
    ]) {
      const got = await visitor.get(url);
      expect([got.status, got.headers.location]).toEqual([
        301,
        expect.stringContaining(`/@cato_example/video/${awemeId}?`),
      ]);
    }
    expect((await visitor.get('https://vm.tiktok.com/ZMnothing/')).headers.location).toBe(`${site}/?_r=1`);
  });

  it('sends guests of a member page to the login', async () => {
    expect((await visitor.get(`${site}/following`)).headers.location).toBe(`${site}/login`);
  });
});
