import type { ArchiveDb } from '@/lib/archive/db';
import type { UserRow } from '@/lib/archive/rows';
import type { Author, Item } from '@/lib/tiktok/item';
import type { User } from '@/lib/tiktok/user';
import type { JobSettings } from './ports';

/** What a list's entry says of its author, or a whole profile. */
type Person = Author & Partial<User>;

/**
 * Writes down the authors of posts as they are now and gives the folder of each, by secUid: the first handle ever seen, or,
 * where new files are to follow a new name, the one of today. Runs inside the transaction that plans the posts.
 */
export async function rememberAuthors(
  db: ArchiveDb,
  items: readonly Item[],
  { now, renames }: { now: number; renames: JobSettings['renames'] },
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
  return new Map(
    rows.map((row) => [row.secUid, renames === 'follow' ? row.uniqueId || row.folder : row.folder]),
  );
}

/** Writes a profile down as it is now, beside its earlier handles. */
export async function rememberUser(db: ArchiveDb, user: User, now: number): Promise<void> {
  await db.transaction('rw', db.users, async () => {
    await db.users.put(asSeenNow(user, await db.users.get(user.secUid), now));
  });
}

/** A person as last seen: what a list doesn't say of them stays as it was. */
export function asSeenNow(person: Person, known: UserRow | undefined, seenAt: number): UserRow {
  const said = 'followerCount' in person ? person : saidOf(person);
  const now = { ...(known ?? unknown), ...said };
  const { uniqueId } = now;
  const earlier = known?.formerly ?? [];
  const left = known && known.uniqueId !== uniqueId && known.uniqueId !== '' ? known.uniqueId : undefined;
  const formerly = left === undefined || earlier.includes(left) ? earlier : [...earlier, left];
  return { ...now, formerly, folder: known?.folder || uniqueId, seenAt };
}

/** Entries of lists leave fields empty that a profile has. */
function saidOf(person: Person): Partial<User> {
  return Object.fromEntries(Object.entries(person).filter(([, value]) => value !== ''));
}

const unknown: User = {
  ...{ uid: '', secUid: '', uniqueId: '', nickname: '', signature: '', avatarUrl: '', roomId: '' },
  ...{ verified: false, privateAccount: false, openFavorite: false, ttSeller: false, showPlayListTab: false },
  ...{ followerCount: 0, followingCount: 0, friendCount: 0, diggCount: 0, heartCount: 0, videoCount: 0 },
  ...{ commentSetting: 0, followingVisibility: 0, relation: 0 },
};
