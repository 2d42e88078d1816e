import { clipkeep } from './clipkeep';
import { folder } from './folder';
import { galleryDl } from './gallery-dl';
import { links } from './links';
import type { TextImport } from './reading';
import { tiktokData } from './tiktok-data';
import { ytDlp } from './yt-dlp';

export { folder };

/** Every record of the past that is one text, the most particular first: the first that fits reads it. */
export const imports: readonly TextImport[] = [clipkeep, tiktokData, ytDlp, galleryDl, links];

/** The import that a text is for, if any. */
export function importFor(text: string): TextImport | undefined {
  return imports.find((one) => one.fits(text));
}

/** What the page calls the origin of a row. */
export function importLabel(id: string): string {
  return [...imports, folder].find((one) => one.id === id)?.label ?? id;
}
