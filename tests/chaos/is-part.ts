import { basename } from 'node:path';

/**
 * Whether a file is one that Chromium was still writing: its beginning, or, in the first instant, what the beginning is made
 * in, `.org.chromium.Chromium.xxxxxx` (Chromium 156, 2026-11: two of them after 20 kills).
 */
export function isPart(path: string): boolean {
  return /\.crdownload$|^\.(?:org\.chromium|com\.google|com\.microsoft)\.[\w.-]+\.\w{6}$/.test(
    basename(path),
  );
}
