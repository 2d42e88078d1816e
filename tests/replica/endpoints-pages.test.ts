import { Window } from 'happy-dom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Replica, startReplica } from './replica';
import { appScript } from './site/app-script';
import { scopesOf, Visitor } from './visitor';
import { askPlainly, idsOf, type Json, memberVisitor } from './walk-list';
import { filed, foldersOf } from './world/folders';
import { hashtagNamed, tagged } from './world/hashtags';
import { playlistPosts, playlistsOf } from './world/playlists';
import { shelved } from './world/shelves';
import { musicIdOf, sounding } from './world/sounds';

let replica: Replica;
let guest: Visitor;
const site = 'https://www.tiktok.com';

beforeAll(async () => {
  replica = await startReplica({ users: 2 });
  guest = new Visitor(replica);
});
afterAll(() => replica.close());

const scopes = async (path: string, who = guest) => scopesOf((await who.get(site + path)).text);
const catosSound = () => {
  const ids = replica.world.listed('cato_example').map(musicIdOf);
  return ids.find((id) => sounding(replica.world, id).length > 30) ?? missing();
};
const missing = (): never => {
  throw new Error('not in the world');
};

describe('pages', () => {
  it('of a secUid are the profile’s', async () => {
    const { secUid } = replica.world.member('dana_example');
    const detail = (await scopes(`/@${secUid}`))['webapp.user-detail'] as Json;
    expect(detail['userInfo'].user).toMatchObject({ secUid, uniqueId: 'dana_example' });
    const nobody = (await scopes('/@MS4wLjABAAAAnobody'))['webapp.user-detail'] as Json;
    expect(nobody['statusCode']).toBe(10221);
  });

  it('of a hashtag say what the API says of it', async () => {
    for (const name of ['bread', '早餐']) {
      const detail = (await scopes(`/tag/${encodeURIComponent(name)}`))['webapp.challenge-detail'] as Json;
      const signed = await guest.signedJson('challenge/detail', { challengeName: encodeURIComponent(name) });
      expect(detail['statusCode']).toBe(0);
      expect(detail['challengeInfo']).toEqual(signed['challengeInfo']);
    }
    const none = (await scopes('/tag/nobodyusesthis'))['webapp.challenge-detail'] as Json;
    expect(none['statusCode']).toBe(10204);
  });

  it('of a sound say what it is, whatever stands before its id', async () => {
    for (const slug of ['original-sound-cato-', '-', '']) {
      const detail = (await scopes(`/music/${slug}${catosSound()}`))['webapp.music-detail'] as Json;
      expect(detail['musicInfo'].music.id).toBe(catosSound());
    }
    const none = (await scopes('/music/x-1'))['webapp.music-detail'] as Json;
    expect(none['statusCode']).toBe(10204);
  });

  it('of playlists and folders bring the app and nothing else', async () => {
    const app = Object.keys(await scopes('/foryou')).sort();
    const ids = ['playlist/Cats-at-work-7100000000000000000', 'collection/Trips-7200000506816000192'];
    for (const path of ids) expect(Object.keys(await scopes(`/@cato_example/${path}`)).sort()).toEqual(app);
  });
});

/** The page's app on a real page of the replica, its requests signed and sent there; scrolls until nothing is left. */
async function openPage(path: string, who: Visitor, tab?: string): Promise<string[]> {
  const html = (await who.get(site + path)).text;
  const window = new Window({
    url: site + path,
    settings: { enableJavaScriptEvaluation: true, suppressInsecureJavaScriptEnvironmentWarning: true },
  });
  window.document.write(html.replace(/<script nonce[^>]*src[^>]*><\/script>|<link[^>]*>/g, ''));
  let open = 0;
  const fetch = async (href: string) => {
    open += 1;
    const { text, status } = await who.get(await who.sign(new URL(href).href));
    open -= 1;
    return { ok: status === 200, text: async () => text };
  };
  class SeesAll {
    constructor(readonly report: (entries: { isIntersecting: boolean; target: unknown }[]) => void) {}
    observe(target: unknown) {
      queueMicrotask(() => this.report([{ isIntersecting: true, target }]));
    }
    unobserve() {}
    disconnect() {}
  }
  Object.assign(window, { IntersectionObserver: SeesAll, fetch });
  window.eval(appScript());
  const settle = async () => {
    for (let quiet = 0; quiet < 5; quiet = open > 0 ? 0 : quiet + 1)
      await new Promise((resolve) => setImmediate(resolve));
  };
  await settle();
  if (tab) {
    window.document
      .querySelector(`[data-e2e="${tab}"]`)
      ?.dispatchEvent(new window.Event('click', { bubbles: true }));
    await settle();
  }
  const links = [
    ...window.document.querySelectorAll('[class*="-DivItemContainerV2"] a[data-opens="overlay"]'),
  ];
  const ids = links.map((link) => /\d+$/.exec(link.getAttribute('href') ?? '')?.[0] ?? '');
  await window.happyDOM.close();
  return ids;
}

describe('the page’s own app', () => {
  it('shows the tabs of a profile: reposts and open likes', async () => {
    const reposts = await openPage('/@cato_example', guest, 'repost-tab');
    expect(reposts).toEqual(idsOf(shelved(replica.world, 'cato_example', 'reposts')));
    const likes = await openPage('/@dana_example', guest, 'liked-tab');
    expect(likes).toEqual(idsOf(shelved(replica.world, 'dana_example', 'likes')));
  });

  it('shows me my favorites and my likes, and nobody else', async () => {
    const me = memberVisitor(replica, 'me_example');
    const saved = await openPage('/@me_example', me, 'favorites-tab');
    expect(saved).toEqual(idsOf(shelved(replica.world, 'me_example', 'saves', 'me_example')));
    const liked = await openPage('/@me_example', me, 'liked-tab');
    expect(liked).toEqual(idsOf(shelved(replica.world, 'me_example', 'likes', 'me_example')));
    expect(await openPage('/@me_example', guest, 'liked-tab')).toEqual([]);
  });

  it('shows playlists, public folders, hashtags and sounds', async () => {
    const { world } = replica;
    const [playlist] = playlistsOf(world.member('cato_example'));
    const [, trips] = foldersOf(world.member('me_example'));
    const { mixId } = playlist ?? missing();
    const folder = trips ?? missing();
    expect(await openPage(`/@cato_example/playlist/Cats-at-work-${mixId}`, guest)).toEqual(
      idsOf(playlistPosts(world, mixId)),
    );
    expect(await openPage(`/@me_example/collection/Trips-${folder.collectionId}`, guest)).toEqual(
      idsOf(filed(world, folder)),
    );
    expect(hashtagNamed(world, 'bread')).toBeDefined();
    expect(await openPage('/tag/bread', guest)).toEqual(idsOf(tagged(world, 'bread')));
    expect(await openPage(`/music/original-sound-${catosSound()}`, guest)).toEqual(
      idsOf(sounding(world, catosSound())),
    );
  });
});

describe('smaller files', () => {
  const items = async (): Promise<Json[]> => {
    const { secUid } = replica.world.member('dana_example');
    return ((await guest.signedJson('post/item_list', { secUid, count: '35', cursor: '0' })) as Json)[
      'itemList'
    ];
  };

  it('subtitles lie on v16-webapp, are as long as announced, and run out', async () => {
    const all = (await items()).flatMap((item) => item['video'].subtitleInfos);
    expect(new Set(all.map((one) => one.LanguageCodeName))).toEqual(new Set(['eng-US', 'deu-DE']));
    for (const one of all.slice(0, 4)) {
      expect(new URL(one.Url).hostname).toBe('v16-webapp.tiktok.com');
      const { text, bytes, status } = await guest.get(one.Url);
      expect([status, text.slice(0, 7), bytes.length]).toEqual([200, 'WEBVTT\n', one.Size]);
    }
    const [first] = all;
    const left = first.UrlExpire * 1000 - Date.now();
    replica.clock.advance(left + 2000);
    expect((await guest.get(first.Url)).status).toBe(403);
    replica.clock.advance(-left - 2000);
    expect((await guest.get(first.Url)).status).toBe(200);
  });

  it('the menu of captions marks the author’s own language', async () => {
    const { claInfo } = ((await items()).find((item) => item['video'].subtitleInfos.length > 0) ?? missing())[
      'video'
    ];
    expect(claInfo.originalLanguageInfo.language).toBe('eng-US');
    expect(claInfo.captionInfos.map((one: Json) => [one['language'], one['isOriginalCaption']])).toEqual([
      ['eng-US', true],
      ['deu-DE', false],
    ]);
  });

  it('covers are still or moving, avatars come in three sizes', async () => {
    const item = (await items())[0] ?? missing();
    const { cover, originCover, dynamicCover } = item['video'];
    const startOf = async (url: string) => (await guest.get(url)).bytes.toString('latin1', 0, 34);
    for (const still of [cover, originCover]) expect(await startOf(still)).toMatch(/^\xff\xd8/);
    expect(await startOf(dynamicCover)).toMatch(/^RIFF.{4}WEBPVP8X.{14}ANIM/s);
    const moving = (await guest.get(dynamicCover)).bytes;
    expect(moving.readUInt32LE(4) + 8).toBe(moving.length);
    expect(moving).toEqual(replica.expectedBytes(item['id'], 'dynamic'));
    const { avatarLarger, avatarMedium, avatarThumb } = item['author'];
    const avatars = [avatarLarger, avatarMedium, avatarThumb];
    expect(new Set(avatars).size).toBe(3);
    for (const avatar of avatars) expect(await startOf(avatar)).toMatch(/^\xff\xd8/);
  });

  it('a public list needs no cookie at all', async () => {
    const { secUid } = replica.world.member('dana_example');
    const reply = await askPlainly(new Visitor(replica), 'favorite/item_list', { secUid });
    expect(reply).toHaveProperty('itemList');
  });
});
