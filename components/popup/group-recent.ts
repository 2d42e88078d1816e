import type { FileRow } from '@/lib/archive/rows';
import { assets } from '@/lib/assets';

/** The files of one post among those that came in last. */
export interface RecentPost {
  files: FileRow[];
  /** The one that it is about: the video, or the first photo. */
  main: FileRow;
  bytes: number;
}

/** Files that came in last, newest first, by their posts, `most` of these; each post stands where its newest file does. */
export function groupRecent(files: readonly FileRow[], most: number): RecentPost[] {
  const posts = new Map<string, RecentPost>();
  for (const file of files) {
    const { files: known, main, bytes } = posts.get(file.awemeId) ?? { files: [], main: file, bytes: 0 };
    const first = rankOf(file) < rankOf(main) ? file : main;
    posts.set(file.awemeId, { files: [...known, file], main: first, bytes: bytes + (file.size ?? 0) });
  }
  return [...posts.values()].slice(0, most);
}

/** The registry's order, and the files of a kind as they are numbered. */
function rankOf({ asset, num }: FileRow): number {
  return assets.findIndex(({ id }) => id === asset) * 1000 + num;
}
