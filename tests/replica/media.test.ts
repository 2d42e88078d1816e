import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Replica, startReplica } from './replica';
import { printOf, scopesOf, Visitor } from './visitor';
import type { Post } from './world/post';

let replica: Replica;
let visitor: Visitor;
const referer = 'https://www.tiktok.com/';

beforeAll(async () => {
  replica = await startReplica({ users: 0 });
  visitor = new Visitor(replica);
});
afterAll(() => replica.close());

interface Struct {
  video: {
    playAddr: string;
    downloadAddr?: string;
    bitrateInfo: { Format?: string; GearName: string; PlayAddr: { DataSize: string; UrlList: string[] } }[];
    subtitleInfos: { Url: string; Size: string }[];
  };
  imagePost?: { images: { imageURL: { urlList: string[] } }[] };
  music: { playUrl: string };
}

async function open(post: Post | undefined, who = visitor): Promise<Struct> {
  const page = await who.get(`https://www.tiktok.com/@i/video/${post?.awemeId}`);
  const detail = scopesOf(page.text)['webapp.video-detail'] as { itemInfo?: { itemStruct: Struct } };
  if (!detail.itemInfo) throw new Error('No such post.');
  return detail.itemInfo.itemStruct;
}

const find = (fits: (post: Post) => boolean): Post => {
  const post = replica.world.listed('cato_example').find(fits);
  if (!post) throw new Error('No such post in the cast.');
  return post;
};
const video = () => find((post) => post.kind === 'video' && post.ladder === 'dash');
const album = () => find((post) => post.photos === 9);
const statusOf = async (url: string, headers: Record<string, string> = {}, who = visitor, method = 'GET') =>
  (await who.get(url, headers, method)).status;

describe('a video link', () => {
  it('gives its session the very bytes that were announced', async () => {
    const { video: struct } = await open(video());
    for (const { GearName, PlayAddr } of struct.bitrateInfo) {
      const got = await visitor.get(PlayAddr.UrlList[0] ?? '', { referer });
      expect(got.status).toBe(200);
      expect(printOf(got.bytes)).toBe(printOf(replica.expectedBytes(video().awemeId, `gear-${GearName}`)));
      expect(String(got.bytes.length)).toBe(PlayAddr.DataSize);
    }
  });

  it('is good on every mirror, the play address included', async () => {
    const mirrors = (await open(video())).video.bitrateInfo[1]?.PlayAddr.UrlList ?? [];
    expect(mirrors).toHaveLength(3);
    const [first, second, third = ''] = mirrors;
    expect([await statusOf(first ?? '', { referer }), await statusOf(second ?? '', { referer })]).toEqual([
      200, 200,
    ]);
    const onward = await visitor.get(third, { referer });
    expect([onward.status, await statusOf(onward.headers.location ?? '', { referer })]).toEqual([302, 200]);
    expect(await statusOf(third, { referer }, new Visitor(replica))).toBe(403);
  });

  it('is refused without the cookie, with another session, without Referer, from elsewhere, to HEAD', async () => {
    const { playAddr } = (await open(video())).video;
    const stranger = new Visitor(replica);
    expect(await statusOf(playAddr, { referer }, stranger)).toBe(403);
    await stranger.get('https://www.tiktok.com/');
    expect(await statusOf(playAddr, { referer }, stranger)).toBe(403);
    expect(await statusOf(playAddr)).toBe(403);
    expect(await statusOf(playAddr, { referer: 'https://example.org/' })).toBe(403);
    expect(await statusOf(playAddr, { referer }, visitor, 'HEAD')).toBe(403);
    expect(await statusOf(playAddr, { referer })).toBe(200);
  });

  it('is refused when it was changed', async () => {
    const { playAddr } = (await open(video())).video;
    expect(await statusOf(playAddr.replace(/expire=\d/, 'expire=9'), { referer })).toBe(403);
    expect(await statusOf(playAddr.replace('tk=tt_chain_token', 'tk=no'), { referer })).toBe(403);
  });

  it('has silent encodings among the others, and a watermarked copy', async () => {
    const structs = await Promise.all(
      replica.world
        .listed('dana_example')
        .slice(0, 12)
        .map((post) => open(post)),
    );
    const gears = structs.flatMap((struct) => struct.video.bitrateInfo);
    const silent = gears.filter((gear) => gear.Format === 'dash');
    expect(silent.length).toBeGreaterThan(0);
    expect(silent.every((gear) => gear.PlayAddr.UrlList[0]?.includes('/media-video-hvc1/'))).toBe(true);
    expect(gears.some((gear) => !('Format' in gear))).toBe(true);
    expect(structs.some((struct) => struct.video.downloadAddr)).toBe(true);
    expect(structs.some((struct) => !struct.video.downloadAddr)).toBe(true);
  });
});

describe('pictures, music and captions', () => {
  it('need no cookie, and arrive in order', async () => {
    const { imagePost, music } = await open(album());
    const stranger = new Visitor(replica);
    const got = await Promise.all(
      imagePost?.images.map(({ imageURL }) => stranger.get(imageURL.urlList[1] ?? '')) ?? [],
    );
    expect(got.map(({ bytes }) => printOf(bytes))).toEqual(
      got.map((_, at) => printOf(replica.expectedBytes(album().awemeId, 'photos', at + 1))),
    );
    const song = await stranger.get(music.playUrl);
    expect(printOf(song.bytes)).toBe(printOf(replica.expectedBytes(album().awemeId, 'music')));
  });

  it('are refused when their signature was changed', async () => {
    const { imagePost, music } = await open(album());
    const url = imagePost?.images[0]?.imageURL.urlList[0] ?? '';
    expect(await statusOf(url.replace(/x-expires=\d/, 'x-expires=9'))).toBe(403);
    expect(await statusOf(url.replace(/x-signature=../, 'x-signature=AA'))).toBe(403);
    expect(await statusOf(music.playUrl.replace(/\/[0-9a-f]{2}/, '/00'))).toBe(403);
  });

  it('captions have the length that was announced', async () => {
    const post = replica.world.listed('dana_example').find((one) => one.subtitles);
    const [caption] = (await open(post)).video.subtitleInfos;
    const got = await visitor.get(caption?.Url ?? '');
    expect([got.text.slice(0, 6), String(got.bytes.length)]).toEqual(['WEBVTT', caption?.Size]);
  });
});

describe('ranges', () => {
  it.each([
    ['bytes=0-', 206, 0, undefined],
    ['bytes=100-199', 206, 100, 200],
    ['bytes=-50', 206, -50, undefined],
    ['bytes=10-99999999', 206, 10, undefined],
    ['bytes=99999999-', 416, 0, 0],
    ['bytes=0-1,5-6', 200, 0, undefined],
  ])('%s is %i', async (range, status, start, end) => {
    const { playAddr } = (await open(video())).video;
    const whole = (await visitor.get(playAddr, { referer })).bytes;
    const got = await visitor.get(playAddr, { referer, range });
    expect([got.status, printOf(got.bytes)]).toEqual([status, printOf(whole.subarray(start, end))]);
  });
});

describe('what is gone or over', () => {
  it.each([
    ['listed', 404],
    ['410', 410],
  ])('links to a post that is gone (%s) say %i', async (gone, status) => {
    const post = find((one) => one.gone === gone);
    const { secUid } = post.member;
    const cursor = String(post.createTime * 1000 + 500);
    const url = visitor.api('creator/item_list', { secUid, type: '1', cursor, count: '1' });
    const [item] = JSON.parse((await visitor.get(url)).text).itemList;
    expect(item.id).toBe(post.awemeId);
    expect(await statusOf(item.video.playAddr, { referer })).toBe(status);
  });

  it('every link runs out, and a new one works', async () => {
    const [clip, pictures] = [await open(video()), await open(album())];
    const urls = () => [
      clip.video.playAddr,
      pictures.imagePost?.images[0]?.imageURL.urlList[0] ?? '',
      pictures.music.playUrl,
    ];
    const statuses = () => Promise.all(urls().map((url) => statusOf(url, { referer })));
    expect(await statuses()).toEqual([200, 200, 200]);
    replica.clock.advance(49 * 3_600_000);
    expect(await statuses()).toEqual([403, 403, 403]);
    expect(await statusOf((await open(video())).video.playAddr, { referer })).toBe(200);
  });
});
