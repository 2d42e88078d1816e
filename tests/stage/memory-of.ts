import { existsSync, readFileSync } from 'node:fs';
import type { Stage } from './launch';

/** Whether this machine says how much memory a process has: Linux does, in /proc. */
export const tellsMemory = existsSync('/proc/self/smaps_rollup');

/** Megabytes that each of a browser's processes has in memory, by its kind and number; what several share counts once. */
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
    return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return 0;
    throw error;
  }
}
