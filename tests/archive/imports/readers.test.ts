import { describe, expect, it } from 'vitest';
import { folder, importFor, imports } from '@/lib/archive/imports';
import { galleryDl } from '@/lib/archive/imports/gallery-dl';
import { links } from '@/lib/archive/imports/links';
import { tiktokData } from '@/lib/archive/imports/tiktok-data';
import { ytDlp } from '@/lib/archive/imports/yt-dlp';

const a = '7530000000000000001';
const b = '7530000000000000002';
const c = '6900000000000000003';

const foundIn = (reading: { found: { id: string }[] }) => reading.found.map(({ id }) => id);

describe('which import a text is for', () => {
  it.each([
    ['{"clipkeep":1,"madeAt":0,"counts":{}}', 'clipkeep'],
    [`{"file":{"id":"${a}/video/1"}}`, 'clipkeep'],
    ['\uFEFF{"Activity":{}}', 'tiktok-data'],
    ['{ "Your Activity": {} }', 'tiktok-data'],
    [`youtube abc\ntiktok ${a}`, 'yt-dlp'],
    [`tiktok${a}_0_`, 'gallery-dl'],
    [`https://www.tiktok.com/@mira_example/video/${a}`, 'links'],
    [`Date: 2024-01-01 10:00:00\nLink: https://www.tiktokv.com/share/video/${a}/`, 'links'],
    ['a shopping list\nmilk', undefined],
    ['', undefined],
  ])('%j: %s', (text, id) => expect(importFor(text)?.id).toBe(id));

  it('each by an id of its own', () =>
    expect(new Set([...imports, folder].map(({ id }) => id)).size).toBe(imports.length + 1));
});

describe('yt-dlp', () => {
  it.each<[string, string[], number]>([
    [`tiktok ${a}\ntiktok ${b}\n`, [`${a}/video/1`, `${b}/video/1`], 0],
    [`tiktok ${a}\r\ntiktok ${a}\r\n`, [`${a}/video/1`], 0],
    [`youtube dQw4w9\nvimeo:album 12\n\ntiktok ${a}`, [`${a}/video/1`], 0],
    [`tiktok abc\ntiktok\ntiktok ${a}/../x\ntiktok 0\ntiktok ${a} ${b}`, [], 5],
    ['tiktok __proto__', [], 1],
    [`tiktok ${'9'.repeat(60)}`, [], 1],
  ])('%j', (text, ids, unreadable) => {
    const reading = ytDlp.read(text);
    expect([foundIn(reading), reading.unreadable]).toEqual([ids, unreadable]);
  });

  it('gives rows without a path, marked as from elsewhere', () =>
    expect(ytDlp.read(`tiktok ${a}`).found).toEqual([
      {
        ...{ id: `${a}/video/1`, jobId: 0, awemeId: a, asset: 'video', num: 1 },
        ...{ state: 'saved', path: '', tries: 0, imported: 'yt-dlp' },
      },
    ]));
});

describe('gallery-dl', () => {
  it.each<[string, string[], number]>([
    [`tiktok${a}_0_`, [`${a}/video/1`], 0],
    [`tiktok${a}_1_abc\ntiktok${a}_12_def`, [`${a}/photos/1`, `${a}/photos/12`], 0],
    [`tiktok${a}_0_6900000000000000009`, [`${a}/music/1`], 0],
    [`tiktok${a}_0_coverpicture`, [], 0],
    [`twitter123_1\ntiktok${a}_x_\ntiktoknothing`, [], 2],
  ])('%j', (text, ids, unreadable) => {
    const reading = galleryDl.read(text);
    expect([foundIn(reading), reading.unreadable]).toEqual([ids, unreadable]);
  });
});

describe('a folder', () => {
  it.each<[string, string[], number]>([
    [`f2/tiktok/post/mira/2026-08-01_${a}_video.mp4`, [`${a}/video/1`], 0],
    [`x/${a}_cover.jpeg`, [`${a}/cover/1`], 0],
    [`x/${a}_cover.webp`, [`${a}/cover/1`], 0],
    [`x/${a}_cover_animated.webp`, [`${a}/cover-animated/1`], 0],
    [`x/${a}_music.mp3`, [`${a}/music/1`, `${a}/video-music/1`], 0],
    [`x/${a}_desc.txt`, [`${a}/description/1`], 0],
    [`x/caption ${a}.txt`, [`${a}/description/1`], 0],
    [`x/${a}.info.json`, [`${a}/info/1`], 0],
    [`x/${a}.comments.json`, [`${a}/comments/1`], 0],
    [`x/${a}.json`, [], 0],
    [`x/${a}.cmn-Hant-CN.vtt`, [`${a}/subtitles-vtt/cmn-Hant-CN`], 0],
    [`x/${a}.eng-US.srt`, [`${a}/subtitles-srt/eng-US`], 0],
    [`x/${a}.vtt`, [], 0],
    [`x/${a}_avatar.jpg`, [`${a}/avatar/1`], 0],
    ['x/caption_desc.txt', [], 1],
    [`x/caption_${a}_02.jpg`, [`${a}/photos/2`], 0],
    [`x/TikTok video [${a}].mp4`, [`${a}/video/1`], 0],
    [`${a}/no id in the name_video.mp4`, [], 1],
    [`x/${a}_${b}.mp4`, [], 1],
    [`x/${a}0000.mp4`, [], 1],
    [`x/${a}.mp4.part`, [], 0],
    ['x/notes.txt', [], 0],
    ['x/.DS_Store', [], 0],
    ['', [], 0],
  ])('%j', (path, ids, unreadable) => {
    const reading = folder.read([{ path, size: 1 }]);
    expect([foundIn(reading), reading.unreadable]).toEqual([ids, unreadable]);
  });

  it('that f2 filled has animated covers first, as webp', () => {
    const paths = [
      `x/${a}_video.mp4`,
      `x/${a}_cover.webp`,
      `x/${b}_video.mp4`,
      `x/${b}_cover.jpeg`,
      `y/${a}_cover.webp`,
    ];
    const read = (some: string[]) => foundIn(folder.read(some.map((path) => ({ path, size: 1 }))));
    expect(read(paths)).toEqual([
      ...[`${a}/video/1`, `${a}/cover-animated/1`, `${b}/video/1`, `${b}/cover/1`, `${a}/cover/1`],
    ]);
  });

  it('says by what is beside a sound what it is of', () => {
    const song = (...names: string[]) =>
      foundIn(folder.read([`${a}_music.m4a`, ...names].map((path) => ({ path, size: 1 }))))[0];
    expect(song(`${a}.mp4`, `${b}_01.jpg`)).toBe(`${a}/video-music/1`);
    expect(song(`${a}_01.jpg`, `${b}.mp4`)).toBe(`${a}/music/1`);
  });

  it('passes empty files over: something broke off there', () =>
    expect(folder.read([{ path: `${a}.mp4`, size: 0 }])).toMatchObject({ found: [], unreadable: 0 }));
});

describe("TikTok's data export", () => {
  const entry = (id: string) => ({
    Date: '2024-01-01 10:00:00',
    Link: `https://www.tiktokv.com/share/video/${id}/`,
  });
  const lower = (id: string) => ({ date: '2024-01-01', link: `https://www.tiktok.com/@/video/${id}` });

  it.each<[string, unknown, Record<string, string[]>]>([
    [
      '2022',
      {
        Activity: {
          'Like List': { ItemFavoriteList: [entry(a)] },
          'Favorite Videos': { FavoriteVideoList: [entry(b)] },
        },
      },
      { Likes: [a], Favorites: [b] },
    ],
    [
      '2025',
      {
        'Likes and Favorites': { 'Like List': { ItemFavoriteList: [lower(a), lower(a)] } },
        'Your Activity': { 'Watch History': { VideoList: [lower(c)] } },
      },
      { Likes: [a], 'Watch history': [c] },
    ],
    [
      'other case',
      { ACTIVITY: { 'liked videos': { likedVideoList: [{ VideoLink: entry(b).Link }] } } },
      { Likes: [b] },
    ],
    [
      'links elsewhere are none of ours',
      { Comments: { CommentsList: [entry(a)] }, Video: { Videos: { VideoList: [entry(b)] } } },
      {},
    ],
    [
      'nulls where lists were',
      { Activity: { 'Like List': { ItemFavoriteList: null }, 'Favorite Videos': [] } },
      {},
    ],
  ])('%s', (_, data, wanted) => {
    const reading = tiktokData.read(JSON.stringify(data));
    expect(Object.fromEntries(reading.wanted.map(({ label, awemeIds }) => [label, awemeIds]))).toEqual(
      wanted,
    );
    expect([reading.found, reading.unreadable]).toEqual([[], 0]);
  });

  it.each<[string, string, number]>([
    ['wrong types', '{"Like List":{"a":[{"Link":5},{"Link":null},{"Link":{"x":1}}]}}', 3],
    [
      'links of others',
      '{"Like List":[{"Link":"https://evil.example/video/1"},{"Link":"javascript:alert(1)"}]}',
      2,
    ],
    ['a sound', '{"Favorite Videos":[{"Link":"https://www.tiktok.com/music/x-6900000000000000009"}]}', 0],
    [
      'prototypes',
      `{"__proto__":{"Link":"x"},"constructor":{"prototype":{"polluted":1}},"Like List":{"__proto__":[]}}`,
      0,
    ],
    ['cut off', '{"Activity":{"Like List":', 1],
    ['deep', `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`, 0],
  ])('%s', (_, text, unreadable) => {
    const reading = tiktokData.read(text);
    expect([reading.wanted, reading.unreadable]).toEqual([[], unreadable]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  const link = (id: string) => `https://www.tiktok.com/@mira_example/video/${id}`;
  it.each<[string, string]>([
    ['of another program', JSON.stringify({ posts: [{ url: link(a) }, { url: link(b), likes: 3 }] })],
    ['with a word of TikTok’s', JSON.stringify({ favorites: [{ url: link(a) }, { url: link(b) }] })],
    ['written over several lines', JSON.stringify({ posts: [{ url: link(a) }, { url: link(b) }] }, null, 2)],
    ['a line for each post', [a, b].map((id) => `${JSON.stringify({ url: link(id) })}\n`).join('')],
    ['whose slashes are escaped', JSON.stringify({ a: link(a), b: link(b) }).replaceAll('/', '\\/')],
  ])('JSON %s gives the links in it', (_, text) => {
    expect(importFor(text)?.read(text)).toMatchObject({
      ...{ wanted: [{ label: 'Links', awemeIds: [a, b] }], unreadable: 0, notes: [] },
    });
  });

  it('that breaks off is no list of links: nobody knows which were liked', () => {
    const whole = JSON.stringify({ Activity: { 'Like List': { ItemFavoriteList: [entry(a), entry(b)] } } });
    for (const text of [whole.slice(0, -20), whole.slice(0, -1)])
      expect(tiktokData.read(text)).toMatchObject({ wanted: [], unreadable: 1 });
  });

  it('of many likes is read whole', () => {
    const ids = Array.from({ length: 30_000 }, (_, at) => String(7_500_000_000_000_000_000n + BigInt(at)));
    const text = JSON.stringify({ 'Like List': { ItemFavoriteList: ids.map(entry) } });
    expect(tiktokData.read(text).wanted).toEqual([{ label: 'Likes', awemeIds: ids }]);
  });
});

describe('links', () => {
  it('of posts are wanted, each once; others are named', () => {
    const text = `https://www.tiktok.com/@mira_example/video/${a}\n${b}\n${a}\n@mira_example\nhttps://vm.tiktok.com/abc/\nmilk`;
    expect(links.read(text)).toMatchObject({
      wanted: [{ label: 'Links', awemeIds: [a, b] }],
      found: [],
      unreadable: 1,
      notes: [expect.stringContaining('popup')],
    });
  });

  it("of TikTok's export as text", () =>
    expect(
      links.read(`Date: 2024-01-01 10:00:00\nLink: https://www.tiktokv.com/share/video/${a}/\n`),
    ).toMatchObject({
      wanted: [{ awemeIds: [a] }],
      unreadable: 0,
      notes: [],
    }));
});
