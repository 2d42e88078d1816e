import { beforeAll, expect, it } from 'vitest';
import { archiveCounts, findKept } from '@/lib/archive/search';
import { makeFile, makePost } from '../components/rows';
import { freshDb, makeUser, savedFile } from './kept';

const [a, b, c] = ['7530000000000000001', '7530000000000000002', '6900000000000000003'] as const;
const db = freshDb();

beforeAll(async () => {
  const { savedAt, ...undated } = savedFile(c, { imported: 'yt-dlp', path: '', pathKey: 'c' });
  await db.files.bulkAdd([savedFile(a, { savedAt: 1 }), savedFile(b, { savedAt: 2 }), undated]);
  await db.files.add(makeFile('7530000000000000009', { state: 'failed' }));
  await db.posts.bulkAdd([
    makePost(a, 'Blue SEA'),
    makePost(b, 'hills', 'copper.pan'),
    makePost('7530000000000000009', 'sea'),
  ]);
  await db.users.add(makeUser('MS4wExample'));
});

it.each<[string, string[]]>([
  ['', [b, a]],
  ['  ', [b, a]],
  ['sea', [a]],
  ['@copper.pan', [b]],
  ['COPPER', [b]],
  ['75300000', [a, b]],
  [c, [c]],
  ['nothing like it', []],
])('%j finds %j', async (words, ids) =>
  expect((await findKept(db, words, 10)).map(({ file }) => file.awemeId)).toEqual(ids),
);

it('gives as many as asked for', async () => expect(await findKept(db, '', 1)).toHaveLength(1));
it('finds what is saved behind any number of newer posts that are not', async () => {
  const archive = freshDb();
  const newer = Array.from({ length: 250 }, (_, at) => makePost(`7540000000000000${100 + at}`, 'the sea'));
  await archive.posts.bulkAdd([...newer, { ...makePost(a, 'old sea'), createTime: 1 }]);
  await archive.files.add(savedFile(a));
  expect((await findKept(archive, 'sea', 5)).map(({ file }) => file.awemeId)).toEqual([a]);
});

it('counts', async () => expect(await archiveCounts(db)).toEqual({ files: 3, creators: 1 }));
