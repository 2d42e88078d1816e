import type { FileRow } from '../rows';
import { makeReading, type NamedFile, onceEach, type Reading, savedElsewhere } from './reading';

/** Of today's ids, 18 or 19 digits, not part of a longer number. */
const postId = /(?<!\d)[1-9]\d{17,18}(?!\d)/g;

/** How a name ends, and what it then is: f2's own suffixes (f2-behaviour.md, 2026-08) and those of every kind that Clipkeep saves. */
const endings: readonly (readonly [RegExp, string])[] = [
  [/\.txt$/i, 'description'],
  [/\.info\.json$/i, 'info'],
  [/\.comments\.json$/i, 'comments'],
  [/\.[a-z\d-]{1,24}\.vtt$/i, 'subtitles-vtt'],
  [/\.[a-z\d-]{1,24}\.srt$/i, 'subtitles-srt'],
  [/_music\.(?:mp3|m4a)$/i, 'music'],
  [/_cover_animated\.webp$/i, 'cover-animated'],
  [/_avatar\.(?:jpe?g|webp|png|heic|avif)$/i, 'avatar'],
  [/_cover\.(?:jpe?g|webp|png|heic|avif)$/i, 'cover'],
  [/\.(?:mp4|mov|webm|mkv)$/i, 'video'],
];
/** f2's own is the animated one, where there is one (f2-behaviour.md §6.4); f2 is told by its name for the video beside it. */
const webpCover = /_cover\.webp$/i;
/** The key of subtitles, which stands in the place of a number. */
const language = /\.([^.]+)\.(?:vtt|srt)$/i;
/** Anybody has texts: only one with a post's id, or f2's own, is one of these. */
const anyText = /(?<!_desc)\.txt$/i;
const picture = /[_ -](\d{1,3})\.(?:jpe?g|webp|png|heic|avif)$/i;

/**
 * The names in a folder that f2, Clipkeep or another program filled. A name tells its post only where its pattern has the
 * id in it (f2: `{aweme_id}`); a video, picture, sound or text without one, or with two, is unreadable. Empty files and
 * files of other kinds are passed over.
 */
export const folder = {
  id: 'folder',
  label: 'a folder of files',
  read(files: readonly NamedFile[]): Reading {
    const paths = new Set(files.map(({ path }) => path));
    const isF2 = (path: string) => webpCover.test(path) && paths.has(path.replace(webpCover, '_video.mp4'));
    const rows = files
      .filter(({ size }) => size > 0)
      .map(({ path }) => (isF2(path) ? path.replace(webpCover, '_cover_animated.webp') : path))
      .flatMap((path) => rowOf(path.split('/').pop() ?? ''));
    const found = rows.filter((row) => row !== 'unreadable');
    return makeReading({ found: onceEach(tellSongs(found)), unreadable: rows.length - found.length });
  },
} as const;

function rowOf(name: string): [FileRow | 'unreadable'] | [] {
  const what = assetOf(name);
  if (!what) return [];
  const ids = [...new Set(name.match(postId) ?? [])];
  const [awemeId] = ids;
  if (!awemeId && anyText.test(name)) return [];
  if (!awemeId || ids.length > 1) return ['unreadable'];
  return [savedElsewhere(awemeId, what.asset, what.num, folder.id, language.exec(name)?.[1])];
}

/** A sound is of a video or of photos, as what is beside it says; alone it stands for both, of which a post has one. */
function tellSongs(rows: readonly FileRow[]): FileRow[] {
  const main = new Map(
    rows.flatMap(({ awemeId, asset }) => (asset === 'video' || asset === 'photos' ? [[awemeId, asset]] : [])),
  );
  return rows.flatMap((row) => {
    if (row.asset !== 'music') return [row];
    const beside = main.get(row.awemeId);
    const ofVideo = savedElsewhere(row.awemeId, 'video-music', 1, folder.id);
    return beside === 'video' ? [ofVideo] : beside === 'photos' ? [row] : [row, ofVideo];
  });
}

function assetOf(name: string): { asset: string; num: number } | undefined {
  const ending = endings.find(([pattern]) => pattern.test(name));
  if (ending) return { asset: ending[1], num: 1 };
  const num = Number(picture.exec(name)?.[1] ?? 0);
  return num > 0 ? { asset: 'photos', num } : undefined;
}
