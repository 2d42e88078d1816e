import { expect, it } from 'vitest';
import { expiresAt } from '@/lib/tiktok/expiry';
import { rankGears } from '@/lib/tiktok/gears';
import { readItem } from '@/lib/tiktok/read-item';
import { contextOf, itemOf, userOf } from '@/lib/tiktok/read-page';
import { readUser } from '@/lib/tiktok/read-user';
import { readApiReply, readPageReply } from '@/lib/tiktok/status';
import { describeSamples, listSamples, readSample } from './samples';
import { pageHtml } from './wire';

type Raw = Record<string, unknown>;

const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const raw = (value: unknown): Raw => (isRaw(value) ? value : {});
const list = (value: unknown): Raw[] => (Array.isArray(value) ? value.filter(isRaw) : []);

/** Every object in a reply that `pick` recognises, however deep. */
function findAll(value: unknown, pick: (one: Raw) => boolean): Raw[] {
  if (Array.isArray(value)) return value.flatMap((one) => findAll(one, pick));
  if (!isRaw(value)) return [];
  return pick(value) ? [value] : Object.values(value).flatMap((one) => findAll(one, pick));
}

const isItem = (one: Raw): boolean => 'desc' in one && 'video' in one && 'stats' in one && 'author' in one;
const isUserInfo = (one: Raw): boolean => isRaw(one['user']) && 'stats' in one && 'secUid' in one['user'];

/** What a captured item says, put beside what we read of it, without using our reader. */
function expectNothingLost(wire: Raw): void {
  const read = readItem(wire);
  if (!read.ok) throw new Error(`unreadable: ${read.awemeId}`);
  const { item } = read;
  const [author, music, video, stats] = ['author', 'music', 'video', 'stats'].map((key) => raw(wire[key]));
  expect(item).toMatchObject({
    awemeId: wire['id'],
    desc: wire['desc'],
    createTime: Number(wire['createTime']),
    author: {
      uid: author?.['id'],
      secUid: author?.['secUid'],
      uniqueId: author?.['uniqueId'],
      nickname: author?.['nickname'],
      signature: author?.['signature'],
      avatarUrl: author?.['avatarLarger'],
      verified: author?.['verified'],
      privateAccount: author?.['privateAccount'],
    },
    music: {
      id: music?.['id'],
      title: music?.['title'],
      authorName: music?.['authorName'],
      duration: music?.['duration'],
      original: music?.['original'],
      playUrl: music?.['playUrl'],
      coverUrl: music?.['coverLarge'],
    },
    isPinnedItem: wire['isPinnedItem'] ?? false,
    isAd: wire['isAd'] ?? false,
    textLanguage: wire['textLanguage'] ?? '',
    locationCreated: wire['locationCreated'] ?? '',
    playlistId: wire['playlistId'] ?? '',
  });
  const exact = isRaw(wire['statsV2']) ? wire['statsV2'] : stats;
  for (const [key, value] of Object.entries(item.stats))
    expect(value).toBe(Number(exact?.[key] ?? stats?.[key] ?? 0));
  for (const { hashtagName, userUniqueId } of list(wire['textExtra'])) {
    if (hashtagName) expect(item.hashtags).toContain(hashtagName);
    if (userUniqueId) expect(item.mentions).toContain(userUniqueId);
  }
  for (const { title } of list(wire['challenges'])) expect(item.hashtags).toContain(title);
  const images = list(raw(wire['imagePost'])['images']);
  expect(item.photos.map(({ urls }) => urls)).toEqual(images.map((one) => raw(one['imageURL'])['urlList']));
  if (images.length === 0) expectVideoWhole(raw(video), item.video);
}

function expectVideoWhole(wire: Raw, read: Parameters<typeof rankGears>[0] | null): void {
  const gears = list(wire['bitrateInfo']);
  expect(read).toMatchObject({
    width: wire['width'],
    height: wire['height'],
    duration: wire['duration'],
    cover: wire['cover'],
    originCover: wire['originCover'],
    dynamicCover: wire['dynamicCover'],
  });
  expect(read?.gears).toHaveLength(gears.length + 1);
  for (const [index, gear] of gears.entries()) {
    const addr = raw(gear['PlayAddr']);
    expect(read?.gears[index]).toMatchObject({
      name: gear['GearName'],
      codec: String(gear['CodecType']).startsWith('h265') ? 'hevc' : 'h264',
      bitrate: gear['Bitrate'],
      silent: gear['Format'] === 'dash',
      urls: addr['UrlList'],
      size: Number(addr['DataSize']),
      ...(addr['Width'] ? { width: addr['Width'], height: addr['Height'] } : {}),
    });
  }
  expect(read?.gears.at(-1)).toMatchObject({
    name: 'playAddr',
    codec: wire['codecType'],
    size: Number(wire['size']),
  });
  expect(read?.gears.at(-1)?.urls).toContain(wire['playAddr']);
  expect(read?.gears.every(({ width, height }) => width > 0 && height > 0)).toBe(true);
  const subtitles = list(wire['subtitleInfos']);
  expect(read?.subtitles.map(({ url }) => url)).toEqual(subtitles.map(({ Url }) => Url));
  for (const [index, { UrlExpire }] of subtitles.entries()) {
    expect(expiresAt(read?.subtitles[index]?.url ?? '')).toBe(Number(UrlExpire) * 1000);
  }
}

describeSamples('captured replies', () => {
  const files = listSamples('.json').map((name) => [name, JSON.parse(readSample(name))] as const);
  const items = files.flatMap(([name, data]) =>
    findAll(data, isItem).map((one) => [`${name} ${one['id']}`, one] as const),
  );
  const users = files.flatMap(([name, data]) => findAll(data, isUserInfo).map((one) => [name, one] as const));

  it('hold posts and people', () => {
    expect(items.length).toBeGreaterThanOrEqual(2);
    expect(users.length).toBeGreaterThanOrEqual(1);
  });
  it.each(items)('lose nothing of %s', (_, wire) => expectNothingLost(wire));
  it.each(items)('give a link with a known end for %s', (_, wire) => {
    const read = readItem(wire);
    const best = read.ok && read.item.video ? rankGears(read.item.video)[0] : undefined;
    expect(best?.urls.map(expiresAt).some((at) => at !== null && at > 1.7e12)).toBe(true);
  });
  it.each(users)('lose nothing of the profile in %s', (_, wire) => {
    const [user, stats] = [raw(wire['user']), raw(wire['statsV2'] ?? wire['stats'])];
    const { id: uid, secUid, uniqueId, nickname, signature, verified, privateAccount, avatarLarger } = user;
    expect(readUser(wire)).toMatchObject({
      uid,
      secUid,
      uniqueId,
      nickname,
      signature,
      verified,
      privateAccount,
    });
    expect(readUser(wire)).toMatchObject({
      avatarUrl: avatarLarger,
      followerCount: Number(stats['followerCount']),
      followingCount: Number(stats['followingCount']),
      heartCount: Number(stats['heartCount']),
      videoCount: Number(stats['videoCount']),
    });
  });
});

describeSamples('captured answers', () => {
  const answer = (text: string) => ({
    status: 200,
    retryAfter: null,
    orcas: null,
    url: 'https://www.tiktok.com/',
    text,
  });

  it('the list passes as a reply', () => {
    const { data } = JSON.parse(readSample('item_list_user_posts_2025-10.json'));
    expect(readApiReply(answer(JSON.stringify(data)), 0)['cursor']).toBe(data.cursor);
  });
  it('the page gives its context and its post', () => {
    const scopes = readPageReply(
      answer(
        pageHtml(
          raw(JSON.parse(readSample('rehydration_video_detail_guest_2025-08.json')))['__DEFAULT_SCOPE__'],
        ),
      ),
      0,
    );
    expect(contextOf(scopes)?.deviceId).toMatch(/^\d{19}$/);
    expect(contextOf(scopes)).toMatchObject({ region: 'VN', language: 'en', signedIn: false });
    expect(readItem(itemOf(scopes)).ok).toBe(true);
    expect(() => userOf(scopes)).toThrow();
  });
  it('the waiting page is a human check', () => {
    const page = readSample('waf_please_wait_page_2024-02.html');
    for (const read of [readApiReply, readPageReply]) expect(() => read(answer(page), 0)).toThrow(/human/);
  });
});
