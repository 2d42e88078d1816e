import { existsSync, readFileSync } from 'node:fs';
import type { Stage } from './launch';

/** Whether this machine says how much memory a process has: Linux does, in /proc. */
export const tellsMemory = existsSync('/proc/self/smaps_rollup');

/**
 * Megabytes that each of a browser's processes has in memory of its own, by its kind and number; what several share counts
 * once. Without what is only mapped from files: how much of that counts depends on who else runs the same browser.
 */
export async function memoryOf({ context }: Stage): Promise<Map<string, number>> {
  const session = await context.browser()?.newBrowserCDPSession();
  const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {};
  await session?.detach();
  return new Map(processInfo.map(({ type, id }) => [`${type} ${id}`, residentOf(id) / 1024]));
}

/** Kilobytes; 0 for a process that is gone. */
function residentOf(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const kinds = rollup.matchAll(/^Pss_(?:Anon|Shmem):\s+(\d+) kB/gm);
    return [...kinds].reduce((sum, [, size]) => sum + Number(size), 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return 0;
    throw error;
  }
}
