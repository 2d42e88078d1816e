import { backup } from './backup';
import { csv } from './csv';
import type { Export } from './export';
import { links } from './links';
import { ytDlp } from './yt-dlp';

export type { Export } from './export';

/** Every form in which the archive can be taken along. */
export const exports: readonly Export[] = [backup, csv, ytDlp, links];
