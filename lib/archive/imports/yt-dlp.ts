import { linesOf, makeReading, onceEach, savedElsewhere, type TextImport } from './reading';

const id = 'yt-dlp';

/**
 * The file of yt-dlp's `--download-archive`: a line `tiktok <post id>` for each video; lines of other sites are passed
 * over. It names posts, not files, and yt-dlp saves no photos: each stands for the video alone.
 */
export const ytDlp: TextImport = {
  id,
  label: 'yt-dlp archive',
  fits: (text) => /^tiktok \d/m.test(text),
  read(text) {
    const lines = [...linesOf(text)];
    const ids = lines.flatMap((line) => /^tiktok ([1-9]\d{0,24})$/.exec(line)?.[1] ?? []);
    const others = lines.filter((line) => /^(?!tiktok\s)[\w:.+-]+ \S+$/.test(line)).length;
    const found = onceEach(ids.map((awemeId) => savedElsewhere(awemeId, 'video', 1, id)));
    return makeReading({ found, unreadable: lines.length - ids.length - others });
  },
};
