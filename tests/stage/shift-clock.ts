import { spawnSync } from 'node:child_process';
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clock of a browser, which a test can move while it runs; timers go on as they do when a machine's clock is set. */
export interface BrowserClock {
  /** For the browser's environment. */
  env: Record<string, string>;
  /** Sets it so many seconds ahead of the real one. */
  set(seconds: number): void;
}

const source = fileURLToPath(new URL('shift-clock.c', import.meta.url));

/** Makes one in this folder. Undefined where there is no Linux or no C compiler. */
export function makeClock(folder: string): BrowserClock | undefined {
  const library = join(folder, 'shift-clock.so');
  if (process.platform !== 'linux') return undefined;
  const { status } = spawnSync('cc', ['-O2', '-shared', '-fPIC', '-o', library, source, '-ldl']);
  if (status !== 0) return undefined;
  const file = join(folder, 'shift');
  writeFileSync(file, Buffer.alloc(8));
  // In place: the browser has this very file in its memory.
  const set = (seconds: number) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(BigInt(seconds));
    const open = openSync(file, 'r+');
    writeSync(open, bytes, 0, 8, 0);
    closeSync(open);
  };
  return { env: { LD_PRELOAD: library, CLIPKEEP_CLOCK: file }, set };
}
