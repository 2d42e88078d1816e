import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Every file under a folder: path (with `/`) → its bytes. */
export function readFolder(folder: string): Map<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  const files = names.filter((name) => statSync(name).isFile());
  return new Map(files.map((name) => [relative(folder, name).split(sep).join('/'), readFileSync(name)]));
}
