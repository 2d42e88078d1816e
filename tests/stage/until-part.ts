import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Resolves as soon as the browser is writing a file there that has this many bytes so far. */
export async function untilPart(folder: string, bytes = 1_000_000): Promise<void> {
  const isPart = (name: string) => {
    // It may have got its name between the two calls.
    const stats = name.endsWith('.crdownload') && statSync(join(folder, name), { throwIfNoEntry: false });
    return stats && stats.size >= bytes;
  };
  const isThere = () =>
    existsSync(folder) && readdirSync(folder, { recursive: true, encoding: 'utf8' }).some(isPart);
  // A copy of 60 MB takes half a second: a timer that comes late on a busy machine would miss it.
  for (const end = Date.now() + 60_000; !isThere(); ) {
    if (Date.now() > end) throw new Error(`The browser wrote nothing into ${folder} within a minute.`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
