import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { launchStage } from '../stage/launch';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clipkeep-torn-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

/** Where Chromium keeps the archive, and the log that it writes to now. */
function database(): { root: string; log: string } {
  const all = join(folder, 'Default', 'IndexedDB');
  const root = join(all, readdirSync(all).find((name) => name.endsWith('.leveldb')) ?? '');
  const logs = readdirSync(root).filter((name) => name.endsWith('.log'));
  return { root, log: join(root, logs.sort().at(-1) ?? '') };
}

/** Notes a fact in the archive, as a life of this browser; gives those that it found, then the browser is killed. */
async function live(fact: string, before = (): unknown => undefined): Promise<string[]> {
  const stage = await launchStage({ profile: folder, downloads: join(folder, 'downloads') });
  const own = await stage.openOwn('options.html');
  await before();
  const found: string[] = await own.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('clipkeep');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const changing = opening.result.transaction('facts', 'readwrite');
      const facts = changing.objectStore('facts');
      const reading = facts.getAllKeys();
      facts.put({ name: 'test-${fact}', value: 'x'.repeat(3000) });
      changing.oncomplete = () => resolve(reading.result.filter((name) => name.startsWith('test-')));
    };
  })`);
  await stage.kill();
  await stage.close();
  return found;
}

it('a browser killed in the middle of a write keeps its archive, however often it is killed after', async () => {
  await live('a');
  const { log } = database();
  // The last record is half there.
  truncateSync(log, statSync(log).size - 3);
  const newLog = () => expect.poll(() => database().log).not.toBe(log);
  const left = await live('b', newLog);
  expect(await live('c')).toEqual([...left, 'test-b']);
  expect(await live('d')).toEqual([...left, 'test-b', 'test-c']);
}, 120_000);
