import type { FileRow } from '@/lib/archive/rows';

/** The files of one post among those that came in last. */
export interface RecentPost {
  files: FileRow[];
  /** The largest: the video, or a photo. */
  main: FileRow;
  bytes: number;
}

/** Files that came in last, newest first, by their posts, `most` of these; each post stands where its newest file does. */
export function groupRecent(files: readonly FileRow[], most: number): RecentPost[] {
  const posts = new Map<string, RecentPost>();
  for (const file of files) {
    const { files: known, main, bytes } = posts.get(file.awemeId) ?? { files: [], main: file, bytes: 0 };
    const larger = (file.size ?? 0) > (main.size ?? 0) ? file : main;
    posts.set(file.awemeId, { files: [...known, file], main: larger, bytes: bytes + (file.size ?? 0) });
  }
  return [...posts.values()].slice(0, most);
}
