import * as v from 'valibot';
import { count, flag, id, text } from '@/lib/tiktok/wire-values';
import { isIntact, signLine } from './line-sum';
import type { FileRow, PostRow, UserRow } from './rows';

/** The version of the format that this code writes. */
export const backupVersion = 1;

/** Lines of each kind. */
export interface BackupCounts {
  files: number;
  posts: number;
  users: number;
}

/** The first line of a backup: what was to be written. `madeAt` in Unix ms. */
export interface BackupHead {
  clipkeep: number;
  madeAt: number;
  counts: BackupCounts;
}

/** One line of a backup. The last one, `end`, says what really was written. */
type BackupLine =
  | BackupHead
  | { file: FileRow }
  | { post: PostRow }
  | { user: UserRow }
  | { end: BackupCounts };

const short = v.pipe(v.string(), v.maxLength(5000));
/** Names as Clipkeep gives them, `/` between folders: none leads out of the download folder. Empty where no path is known. */
const path = v.pipe(
  short,
  v.check((whole) => whole === '' || whole.split('/').every((name) => plainName.test(name))),
);
const plainName = /^(?![\s.~])[^"*:<>?\\|%\p{Cc}]+(?<![\s.])$/u;
const handle = v.pipe(v.string(), v.regex(/^[\w.-]{1,64}$/));
const texts = v.fallback(v.pipe(v.array(text), v.maxLength(500)), []);

const file = v.pipe(
  v.object({
    id: v.pipe(short, v.regex(/\/[\w.-]{1,60}$/)),
    awemeId: id,
    asset: v.pipe(v.string(), v.regex(/^[a-z][a-z\d-]{0,40}$/)),
    num: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    path,
    pathKey: v.exactOptional(short),
    savedAs: v.exactOptional(short),
    size: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
    savedAt: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15))),
    renamed: v.exactOptional(v.boolean()),
    silent: v.exactOptional(v.literal(true)),
    imported: v.exactOptional(v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/))),
  }),
  v.check(({ id: whole, awemeId, asset, num }) => {
    const key = /[^/]+$/.exec(whole)?.[0] ?? '';
    // A longer number is a key: the moment at which a recording was asked for.
    return whole === `${awemeId}/${asset}/${key}` && (!/^\d{1,9}$/.test(key) || key === String(num));
  }),
  // The job that wanted it isn't in the backup; 0 is the id of none.
  v.transform((row): FileRow => ({ ...row, jobId: 0, state: 'saved', tries: 0 })),
);

const person = { uid: text, secUid: text, uniqueId: text, nickname: text, signature: text };
const marks = { verified: flag, privateAccount: flag };
const noLink = v.fallback(v.literal(''), '');
const author = v.object({ ...person, ...marks, avatarUrl: noLink });
const music = v.object({
  ...{ id: text, title: text, authorName: text, album: text, duration: count, original: flag },
  ...{ playUrl: noLink, coverUrl: noLink },
});
const stats = v.object({
  ...{ diggCount: count, playCount: count, commentCount: count },
  ...{ shareCount: count, collectCount: count, repostCount: count },
});

/** A post without its media: links run out, and a link out of a file is nothing to fetch from. */
const post = v.object({
  ...{
    awemeId: id,
    kind: v.picklist(['video', 'photo', 'live']),
    desc: text,
    title: text,
    createTime: count,
  },
  ...{ author, stats, hashtags: texts, mentions: texts, music: v.fallback(v.nullable(music), null) },
  video: v.fallback(v.null(), null),
  photos: v.pipe(
    v.unknown(),
    v.transform(() => []),
  ),
  ...{ isPinnedItem: flag, privateItem: flag, isAd: flag, ageGated: flag },
  ...{ textLanguage: text, locationCreated: text, playlistId: text, secUid: text },
  // No link in it is good any more.
  seenAt: v.fallback(v.literal(0), 0),
});

const user = v.object({
  ...{ ...person, ...marks, avatarUrl: noLink, secUid: v.pipe(short, v.nonEmpty()) },
  ...{ followerCount: count, followingCount: count, friendCount: count, diggCount: count, heartCount: count },
  ...{ videoCount: count, roomId: text, commentSetting: count, followingVisibility: count, relation: count },
  ...{ openFavorite: flag, ttSeller: flag, showPlayListTab: flag },
  ...{ formerly: texts, folder: v.fallback(handle, ''), seenAt: count },
});

const counts = v.object({ files: count, posts: count, users: count });
const head = v.object({ clipkeep: v.pipe(v.number(), v.minValue(1)), madeAt: count, counts });

const line = v.union([
  head,
  v.object({ file }),
  v.object({ post }),
  v.object({ user }),
  v.object({ end: counts }),
]) satisfies v.GenericSchema<unknown, BackupLine>;

/** Reads a line of a backup; null where it is damaged or none. Only fields that Clipkeep knows come through. */
export function readBackupLine(textLine: string): BackupLine | null {
  if (!isIntact(textLine)) return null;
  try {
    const result = v.safeParse(line, JSON.parse(textLine));
    return result.success ? result.output : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/**
 * Writes a line, with its end. What reading would leave out isn't written either; a row that can't be written must not cost
 * the others their backup: it gives '', and the counts of the last line leave it out.
 */
export function writeBackupLine(entry: BackupLine): string {
  const result = v.safeParse(line, entry);
  return result.success ? `${signLine(JSON.stringify(result.output))}\n` : '';
}
