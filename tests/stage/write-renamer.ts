import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const manifest = {
  manifest_version: 3,
  name: 'Renames downloads',
  version: '1',
  permissions: ['downloads'],
  background: { service_worker: 'renamer.js' },
};

const script = `chrome.downloads.onDeterminingFilename.addListener(({ filename }, suggest) =>
  suggest({ filename: 'Sorted/' + filename.split('/').pop() }));`;

/** Writes an extension that puts every download into one folder, as such extensions do; gives where it is. */
export function writeRenamer(): string {
  const folder = mkdtempSync(join(tmpdir(), 'clipkeep-renamer-'));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'renamer.js'), script);
  return folder;
}
