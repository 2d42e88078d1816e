import type { FileRow } from '@/lib/archive/rows';

const numbered =
  'A file of that name was there already, so your browser put a number behind the new one. Both are whole.';
const changed =
  'Your browser or another extension changed these names. To keep ours, switch off the extension that names or sorts downloads: in Chrome at chrome://extensions, in Firefox at about:addons.';

/** Why files have other names than the ones asked for: each reason once, none where all names are ours. */
export function renamedWords(files: readonly Pick<FileRow, 'path' | 'savedAs' | 'renamed'>[]): string[] {
  const reasons = files
    .filter(({ renamed }) => renamed)
    .map((file) => (isNumbered(file) ? numbered : changed));
  return [...new Set(reasons)];
}

/** Whether the name is the one asked for, but for ` (1)` before its extension. */
function isNumbered({ path, savedAs = '' }: Pick<FileRow, 'path' | 'savedAs'>): boolean {
  const plain = savedAs.replaceAll('\\', '/').normalize('NFC');
  return plain.replace(/ \(\d+\)(?=(?:\.[^./]*)?$)/, '').endsWith(`/${path.normalize('NFC')}`);
}
