import { asWas } from '../called-off';
import type { ArchiveDb } from '../db';
import type { FileRow, PostRow } from '../rows';
import { batchSize } from '../take-in';

/**
 * All saved files, a batch at a time, those of one post one after the other. One that is wanted once more is as it was: it
 * may be on a disk that is not plugged in.
 */
export async function* savedFiles(db: ArchiveDb): AsyncGenerator<FileRow[]> {
  for (let last = ''; ; ) {
    const rows = await db.files.where('id').above(last).limit(batchSize).toArray();
    const end = rows.at(-1);
    if (!end) return;
    last = end.id;
    yield rows.flatMap((row) => (row.state === 'saved' ? row : (asWas(row) ?? [])));
  }
}

/** A saved post: its id, what is known of it, and the kinds of its files. */
interface SavedPost {
  awemeId: string;
  post?: PostRow;
  assets: Set<string>;
}

/** All posts of which something is saved, some at a time, each once. */
export async function* savedPosts(db: ArchiveDb): AsyncGenerator<SavedPost[]> {
  let open: SavedPost | undefined;
  for await (const rows of savedFiles(db)) {
    const whole: SavedPost[] = [];
    for (const { awemeId, asset } of rows) {
      if (open && open.awemeId !== awemeId) whole.push(open);
      open = open?.awemeId === awemeId ? open : { awemeId, assets: new Set() };
      open.assets.add(asset);
    }
    yield await withPosts(db, whole);
  }
  // The last post of a batch may go on in the next one, so it is given after it.
  if (open) yield await withPosts(db, [open]);
}

/** What is known of these posts. */
export async function postsById(db: ArchiveDb, awemeIds: readonly string[]): Promise<Map<string, PostRow>> {
  const posts = await db.posts.bulkGet([...new Set(awemeIds)]);
  return new Map(posts.flatMap((post) => (post ? [[post.awemeId, post] as const] : [])));
}

/** The post's page; a live room's is that of who was in it. The handle in it isn't checked by TikTok: one that isn't known stands as `i`. */
export function postUrl(awemeId: string, post?: PostRow): string {
  const uniqueId = post?.author.uniqueId ?? '';
  const page = `https://www.tiktok.com/@${/^[\w.-]+$/.test(uniqueId) ? uniqueId : 'i'}`;
  return post?.kind === 'live' ? `${page}/live` : `${page}/${post?.kind ?? 'video'}/${awemeId}`;
}

async function withPosts(db: ArchiveDb, saved: SavedPost[]): Promise<SavedPost[]> {
  const posts = await postsById(
    db,
    saved.map(({ awemeId }) => awemeId),
  );
  return saved.map((one) => {
    const post = posts.get(one.awemeId);
    return post ? { ...one, post } : one;
  });
}
