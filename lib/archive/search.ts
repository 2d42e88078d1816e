import type { ArchiveDb } from './db';
import { postsById } from './exports/saved-files';
import { recentFiles } from './queries';
import type { FileRow, PostRow } from './rows';

/** A saved file and what is known of its post. */
export interface Kept {
  file: FileRow;
  post?: PostRow;
}

/** How much the archive holds. */
export async function archiveCounts(db: ArchiveDb): Promise<{ files: number; creators: number }> {
  return { files: await db.files.where('state').equals('saved').count(), creators: await db.users.count() };
}

/**
 * Saved files: the newest, or those of the posts that a text names: by the beginning of an id, or by words of the
 * caption, the handle or the display name, in any case. Files that another program saved have no date: only a search finds them.
 */
export async function findKept(db: ArchiveDb, words: string, most: number): Promise<Kept[]> {
  const asked = words.trim().toLowerCase();
  const files = await filesFor(db, asked, most);
  const posts = await postsById(
    db,
    files.map(({ awemeId }) => awemeId),
  );
  return files.map((file) => {
    const post = posts.get(file.awemeId);
    return post ? { file, post } : { file };
  });
}

function filesFor(db: ArchiveDb, asked: string, most: number): Promise<FileRow[]> {
  if (asked === '') return recentFiles(db, most);
  if (/^\d{6,}$/.test(asked)) {
    const named = db.files.where('awemeId').startsWith(asked);
    return named
      .filter(({ state }) => state === 'saved')
      .limit(most)
      .toArray();
  }
  return filesSaying(db, asked, most);
}

/** A word may stand in every post: no more are read than it takes to find enough that are saved. */
async function filesSaying(db: ArchiveDb, asked: string, most: number): Promise<FileRow[]> {
  for (let posts = most; ; posts *= 10) {
    const ids = await postsSaying(db, asked, posts);
    const files = await savedOf(db, ids, most);
    if (files.length >= most || ids.length < posts) return files;
  }
}

/** The newest posts that say it. */
function postsSaying(db: ArchiveDb, asked: string, most: number): Promise<string[]> {
  const handle = asked.replace(/^@/, '');
  const newestFirst = db.posts.orderBy('createTime').reverse();
  return newestFirst
    .filter((post) => says(post, asked, handle))
    .limit(most)
    .primaryKeys();
}

async function savedOf(db: ArchiveDb, ids: readonly string[], most: number): Promise<FileRow[]> {
  const files: FileRow[] = [];
  for (let at = 0; at < ids.length && files.length < most; at += 200) {
    const found = db.files.where('awemeId').anyOf(ids.slice(at, at + 200));
    const saved = found.filter(({ state }) => state === 'saved').limit(most);
    files.push(...(await saved.toArray()));
  }
  return files.slice(0, most);
}

function says({ desc, title, author }: PostRow, asked: string, handle: string): boolean {
  if (author.uniqueId.toLowerCase().includes(handle)) return true;
  return [desc, title, author.nickname].some((text) => text.toLowerCase().includes(asked));
}
