import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backup } from '@/lib/archive/exports/backup';
import { clipkeep } from '@/lib/archive/imports/clipkeep';
import { takeIn } from '@/lib/archive/take-in';
import { makePost } from '../components/rows';
import { freshDb, makeUser, savedFile, textOf } from './kept';

const id = '7530000000000000001';
const other = '7530000000000000002';

async function filled() {
  const db = freshDb();
  await db.files.bulkAdd([
    savedFile(id, { savedAs: '/home/tin/Downloads/a.mp4', renamed: true, silent: true }),
    savedFile(id, {
      id: `${id}/subtitles-vtt/eng-US`,
      asset: 'subtitles-vtt',
      path: 'x.vtt',
      pathKey: 'x.vtt',
    }),
    savedFile(other, { path: '', imported: 'yt-dlp', pathKey: 'never' }),
    { ...savedFile('7530000000000000003', { pathKey: 'z' }), state: 'failed' },
  ]);
  const music = { id: '5', title: 'Sea', authorName: 'M', album: '', duration: 9, original: true };
  const links = { playUrl: 'https://v16.tiktokcdn.com/a', coverUrl: 'https://p16.tiktokcdn.com/a' };
  await db.posts.add({
    ...makePost(id, 'A\n"caption" 🌊'),
    hashtags: ['sea'],
    music: { ...music, ...links },
  });
  await db.users.add(makeUser('MS4wExample'));
  return db;
}

it('brings back what was saved, and writes the same backup again', async () => {
  const from = await filled();
  const text = await textOf(backup, from);
  const reading = clipkeep.read(text);
  expect(reading).toMatchObject({ unreadable: 0, notes: [] });
  const to = freshDb();
  expect(await takeIn(to, reading)).toBe(3);
  expect(await textOf(backup, to)).toBe(text);
  const kept = (await from.files.toArray()).filter(({ state }) => state === 'saved');
  expect(await to.files.toArray()).toEqual(kept.map((row) => ({ ...row, jobId: 0 })));
  expect(await to.users.toArray()).toEqual(await from.users.toArray());
});

it('holds no link to media, and no session', async () => {
  expect(await textOf(backup, await filled())).not.toMatch(/https?:/);
});

it('says in its first line what it is and how much it holds', async () => {
  const [first = ''] = (await textOf(backup, await filled())).split('\n');
  expect(JSON.parse(first)).toEqual({
    clipkeep: 1,
    madeAt: 1_785_585_600_000,
    counts: { files: 3, posts: 1, users: 1 },
    sum: expect.any(String),
  });
});

it('takes any caption there and back', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(text, text, async (desc, nickname) => {
      const from = freshDb();
      const plain = makePost(id, desc);
      const post = { ...plain, author: { ...plain.author, nickname } };
      await from.posts.add(post);
      const reading = clipkeep.read(await textOf(backup, from));
      await from.delete();
      expect([reading.posts, reading.unreadable]).toEqual([[post], 0]);
    }),
    { numRuns: 60 },
  );
});

it('of a newer Clipkeep says so', () =>
  expect(clipkeep.read('{"clipkeep":2,"madeAt":0,"counts":{"files":0,"posts":0,"users":0}}').notes).toEqual([
    expect.stringContaining('newer'),
  ]));

const good = { id: `${id}/video/1`, awemeId: id, asset: 'video', num: 1, path: 'a.mp4' };
it.each<[string, unknown]>([
  ['no row', { file: null }],
  ['a list', { file: [good] }],
  ['an id of another post', { file: { ...good, id: `${other}/video/1` } }],
  ['an id with a path in it', { file: { ...good, id: `${id}/video/../../x` } }],
  ['an asset that is a path', { file: { ...good, asset: '../video', id: `${id}/../video/1` } }],
  ['a post id that is none', { file: { ...good, awemeId: '__proto__', id: '__proto__/video/1' } }],
  ['a number that lost digits', { file: { ...good, awemeId: 7.5e18, id: `${7.5e18}/video/1` } }],
  ['a size of text', { file: { ...good, size: '1000' } }],
  ['a time that is none', { file: { ...good, savedAt: 9e99 } }],
  ...[
    '../a.mp4',
    'a/../../b.mp4',
    '/etc/a.mp4',
    'C:/a.mp4',
    'a\\..\\b.mp4',
    'a//b.mp4',
    '~/a.mp4',
    'a/\0.mp4',
    'a.',
  ].map((path): [string, unknown] => [`the path ${path}`, { file: { ...good, path } }]),
  ['a path without end', { file: { ...good, path: 'a'.repeat(6000) } }],
  ['a post of an unknown kind', { post: { ...makePost(id), kind: 'story' } }],
  ['a user without a secUid', { user: { ...makeUser(''), secUid: '' } }],
  ['something else', { job: { id: 1 } }],
])('a line with %s is unreadable', (_, line) => {
  const head = '{"clipkeep":1,"madeAt":0,"counts":{"files":0,"posts":0,"users":0}}';
  expect(clipkeep.read(`${head}\n${JSON.stringify(line)}\n`)).toMatchObject({
    ...{ unreadable: 1, found: [], posts: [], users: [] },
  });
});

it.each(['../../x', 'a/b', 'C:', '..\\x', 'x'.repeat(65), 7])('files nobody under %s', (folder) => {
  const { users, unreadable } = clipkeep.read(
    JSON.stringify({ user: { ...makeUser('MS4wExample'), folder } }),
  );
  expect([users[0]?.folder, unreadable]).toEqual(['', 0]);
});

it('is looked for in a file of empty lines, or of anything else, in no time', () => {
  for (const sign of ['\n', '\r', '\u2028', ' ', '\ufeff', ' \n', '{"'])
    expect(clipkeep.fits(`${sign.repeat(1_000_000 / sign.length)}x`)).toBe(false);
  expect(clipkeep.fits(`\n\n \ufeff\t{"file":{}}`)).toBe(true);
});

it('lets nothing through but the fields that Clipkeep knows', () => {
  const post = { ...makePost(id), video: { gears: [{ urls: ['https://evil.example/a.mp4'] }] }, evil: 1 };
  const rows = `{"file":{"__proto__":{"polluted":1},"state":"planned","jobId":9,"downloadId":3,${JSON.stringify(good).slice(1)}}`;
  const reading = clipkeep.read(`${rows}\n${JSON.stringify({ post })}`);
  expect(reading.found).toEqual([{ ...good, jobId: 0, state: 'saved', tries: 0 }]);
  expect(reading.posts).toEqual([makePost(id)]);
  expect(reading.found[0]).not.toHaveProperty('polluted');
});

it('brings back a live stream, without its links', async () => {
  const from = freshDb();
  const row = { id: `${id}/live/1785585600000`, asset: 'live', pathKey: 'live', savedAs: '/d/live.mp4' };
  const later = { ...row, id: `${row.id}-2`, num: 2, pathKey: 'live_2', savedAs: '/d/live_2.mp4' };
  await from.files.bulkAdd([savedFile(id, row), savedFile(id, later)]);
  const live = { streams: [], coverUrl: 'https://p16.tiktokcdn.com/a', recording: '1785585600000' };
  await from.posts.add({ ...makePost(id), kind: 'live', live });
  const { found, posts, unreadable } = clipkeep.read(await textOf(backup, from));
  expect(unreadable).toBe(0);
  expect(found.map((file) => file.id)).toEqual([row.id, later.id]);
  expect(posts).toMatchObject([{ awemeId: id, kind: 'live', seenAt: 0 }]);
  expect(posts[0]).not.toHaveProperty('live');
});
