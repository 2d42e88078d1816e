import type { Export } from './export';
import { savedPosts } from './saved-files';

/** What yt-dlp reads with `--download-archive`: videos that it then passes over. */
export const ytDlp: Export = {
  id: 'yt-dlp',
  label: 'yt-dlp archive',
  hint: 'For its option --download-archive: yt-dlp then passes over the videos that are here.',
  ending: '-yt-dlp.txt',
  type: 'text/plain',
  async *pieces(db) {
    for await (const posts of savedPosts(db))
      yield posts
        .filter(({ assets }) => assets.has('video'))
        .map(({ awemeId }) => `tiktok ${awemeId}\n`)
        .join('');
  },
};
