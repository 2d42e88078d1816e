import { describe, expect, it } from 'vitest';
import type { Item } from '@/lib/tiktok/item';
import { readItem, readItems } from '@/lib/tiktok/read-item';
import { mirrors, pageVideoItem, photoId, videoId, wireAuthor, wirePhotoItem, wireVideoItem } from './wire';

function itemOf(raw: unknown): Item {
  const read = readItem(raw);
  if (!read.ok) throw new Error(`unreadable: ${read.awemeId}`);
  return read.item;
}

const noCounts = {
  diggCount: 0,
  playCount: 0,
  commentCount: 0,
  shareCount: 0,
  collectCount: 0,
  repostCount: 0,
};

describe('readItem', () => {
  it('reads a video of the API in full', () => {
    const { video, ...item } = itemOf(wireVideoItem());
    expect(item).toEqual({
      awemeId: videoId,
      kind: 'video',
      desc: 'Morning train #rails @b_example',
      title: '',
      createTime: 1725800000,
      author: {
        uid: '6800000000000000001',
        secUid: wireAuthor['secUid'],
        uniqueId: 'cato_example',
        nickname: 'Cato Example',
        signature: 'Invented.',
        avatarUrl: 'https://p16-sign.tiktokcdn.com/avatar~1080.jpeg?x-expires=1761112800',
        verified: true,
        privateAccount: false,
      },
      photos: [],
      music: {
        id: '7300000000000000001',
        title: 'original sound',
        authorName: 'Cato Example',
        album: '',
        duration: 31,
        original: true,
        playUrl: 'https://v77.tiktokcdn.com/song/?mime_type=audio_mpeg',
        coverUrl: 'https://p16-sign.tiktokcdn.com/song.jpeg',
      },
      stats: {
        diggCount: 38412,
        playCount: 9400321,
        commentCount: 815,
        shareCount: 471,
        collectCount: 1100,
        repostCount: 7,
      },
      hashtags: ['rails'],
      mentions: ['b_example'],
      isPinnedItem: false,
      privateItem: false,
      isAd: false,
      ageGated: false,
      textLanguage: 'en',
      locationCreated: '',
      playlistId: '7300000000000000009',
    });
    expect(video).toMatchObject({ width: 576, height: 1024, duration: 31 });
    expect(video?.gears.map(({ name }) => name)).toEqual(['adapt_lowest_1080_1', 'normal_540_0', 'playAddr']);
    expect(video?.subtitles).toEqual([
      {
        language: 'eng-US',
        url: 'https://v16-webapp.tiktok.com/a/68f8737f/c/',
        format: 'webvtt',
        source: 'ASR',
        size: 97,
      },
    ]);
    expect(JSON.stringify(video)).not.toContain('watermarked');
  });

  it.each([
    ['a video', wireVideoItem()],
    ['a video with one link', wireVideoItem({ video: { playAddr: mirrors('a')[0] } })],
    ['photos', wirePhotoItem(2)],
  ])('says of %s whose every file lies on hosts that aren’t TikTok’s that it is there', (_, raw) => {
    const text = JSON.stringify(raw).replace(/https:\/\/[^/"]+/g, 'https://v16.muscdn.com');
    expect(readItem(JSON.parse(text))).toMatchObject({
      ...{ ok: false, awemeId: raw['id'], problem: { code: 'unknownHost', retryable: false } },
    });
  });

  it('reads a post without any link as one without files', () => {
    expect(itemOf(wireVideoItem({ video: { playAddr: '', bitrateInfo: [] } })).video?.gears).toEqual([]);
  });

  it('reads the page’s dialect to the same item', () => {
    expect(itemOf(pageVideoItem())).toEqual({ ...itemOf(wireVideoItem()), locationCreated: 'NL' });
  });

  it('reads a photo post: every picture with its mirrors, the title, no video', () => {
    const item = itemOf(wirePhotoItem(3));
    expect(item).toMatchObject({ awemeId: photoId, kind: 'photo', title: 'Three stations', video: null });
    expect(item.photos.map(({ urls }) => urls.length)).toEqual([2, 2, 2]);
    expect(item.photos[0]).toMatchObject({ width: 1080, height: 1350 });
  });

  it.each<[string, Record<string, unknown>, Partial<Item>]>([
    ['no author', { author: undefined }, { author: { ...emptyAuthor() } }],
    ['a null author', { author: null }, { author: { ...emptyAuthor() } }],
    [
      'an author who is only a handle',
      { author: 'c_example', authorId: 680, authorSecId: 'MS4w', nickname: 'C' },
      { author: { ...emptyAuthor(), uniqueId: 'c_example', uid: '680', secUid: 'MS4w', nickname: 'C' } },
    ],
    ['a safe number as id', { id: 1234567 }, { awemeId: '1234567' }],
    [
      'an empty caption, told by its parts',
      { desc: '', contents: [{ desc: 'a' }, { desc: 'b' }] },
      { desc: 'a\nb' },
    ],
    ['a caption that is no text', { desc: ['a'], contents: {} }, { desc: '' }],
    ['a caption with half an emoji', { desc: 'a\ud83d' }, { desc: 'a\ufffd' }],
    ['no upload time, told by the id', { createTime: undefined }, { createTime: 1725821215 }],
    ['an upload time of no calendar', { createTime: 1e300 }, { createTime: 1725821215 }],
    ['neither', { id: '9'.repeat(25), createTime: 1e300 }, { createTime: 0 }],
    [
      'flags as digits',
      { isPinnedItem: 1, isAd: '1', privateItem: 0 },
      { isPinnedItem: true, isAd: true, privateItem: false },
    ],
    ['friends only', { forFriend: true }, { privateItem: true }],
    [
      'rounded counts alone',
      { statsV2: null },
      {
        stats: { ...itemOf(wireVideoItem()).stats, diggCount: 38_000, playCount: 9_400_000, repostCount: 0 },
      },
    ],
    ['no counts', { statsV2: undefined, stats: undefined }, { stats: noCounts }],
    ['odd counts', { statsV2: { diggCount: 'many' }, stats: { diggCount: -4 } }, { stats: noCounts }],
    ['no music', { music: null }, { music: null }],
    [
      'tags in the parts only',
      {
        textExtra: null,
        challenges: undefined,
        contents: [{ desc: '', textExtra: [{ hashtagName: 'a' }, { userUniqueId: 'b' }] }],
      },
      { hashtags: ['a'], mentions: ['b'] },
    ],
    [
      'a gated post without media',
      { isContentClassified: true, video: undefined },
      { ageGated: true, video: null },
    ],
    ['a classified post that has its media', { isContentClassified: true }, { ageGated: false }],
    ['no video at all', { video: undefined }, { kind: 'video', video: null }],
  ])('reads %s', (_, more, expected) => expect(itemOf(wireVideoItem(more))).toMatchObject(expected));

  it.each<[string, unknown, string]>([
    ['nothing', undefined, ''],
    ['null', null, ''],
    ['text', 'item', ''],
    ['a list', [], ''],
    ['no id', wireVideoItem({ id: undefined }), ''],
    ['an id that lost its last digits', wireVideoItem({ id: Number(videoId) }), ''],
    ['an id that is a path', wireVideoItem({ id: '../1' }), ''],
    ['an id of nothing', wireVideoItem({ id: '0' }), ''],
    ['a video that is text', wireVideoItem({ video: 'https://v16.tiktokcdn.com/a' }), videoId],
    ['pictures that are a number', wireVideoItem({ imagePost: 3 }), videoId],
    ['an author that is a number', wireVideoItem({ author: 3 }), videoId],
  ])('says that it cannot read %s', (_, raw, awemeId) => {
    expect(readItem(raw)).toMatchObject({
      ok: false,
      awemeId,
      problem: { code: 'unreadable', retryable: false },
    });
  });
});

describe('readItems', () => {
  it('keeps the order, one entry each, unreadable ones too, and passes live cards over', () => {
    const live = { id: '7400000000000000001', liveRoomInfo: { roomID: '1' }, video: { playAddr: '' } };
    const onAir = wireVideoItem({ liveRoomInfo: { roomID: '1' } });
    const read = readItems([wireVideoItem(), null, live, wirePhotoItem(), onAir]);
    expect(read.map((one) => (one.ok ? one.item.awemeId : one.awemeId))).toEqual([
      videoId,
      '',
      photoId,
      videoId,
    ]);
  });
  it.each([[undefined], [null], [{}], ['[]'], [0]])('takes %j for an empty list', (list) => {
    expect(readItems(list)).toEqual([]);
  });
});

function emptyAuthor() {
  return {
    uid: '',
    secUid: '',
    uniqueId: '',
    nickname: '',
    signature: '',
    avatarUrl: '',
    verified: false,
    privateAccount: false,
  };
}
