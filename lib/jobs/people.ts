import type { ArchiveDb } from '@/lib/archive/db';
import type { UserRow } from '@/lib/archive/rows';
import type { Author, Item } from '@/lib/tiktok/item';

/**
 * Writes down the authors of posts as they are now and gives the folder of each, by secUid: the first handle ever seen.
 * Runs inside the transaction that plans the posts.
 */
export async function rememberAuthors(
  db: ArchiveDb,
  items: readonly Item[],
  now: number,
): Promise<Map<string, string>> {
  const authors = new Map(items.map(({ author }) => [author.secUid, author]));
  authors.delete('');
  const ids = [...authors.keys()];
  const known = await db.users.bulkGet(ids);
  const rows = ids.flatMap((secUid, at) => {
    const author = authors.get(secUid);
    return author ? [asSeenNow(author, known[at], now)] : [];
  });
  await db.users.bulkPut(rows);
  return new Map(rows.map((row) => [row.secUid, row.folder]));
}

/** A person as last seen: what the list doesn't say of them stays as it was. */
export function asSeenNow(author: Author, known: UserRow | undefined, seenAt: number): UserRow {
  const counts = known ?? { followerCount: 0, followingCount: 0, heartCount: 0, videoCount: 0, roomId: '' };
  const uniqueId = author.uniqueId || (known?.uniqueId ?? '');
  const earlier = known?.formerly ?? [];
  const left = known && known.uniqueId !== uniqueId && known.uniqueId !== '' ? known.uniqueId : undefined;
  const formerly = left === undefined || earlier.includes(left) ? earlier : [...earlier, left];
  return { ...counts, ...author, uniqueId, formerly, folder: known?.folder || uniqueId, seenAt };
}
