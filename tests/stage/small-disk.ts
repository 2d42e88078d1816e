import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'vitest';

/** A disk of its own, in memory, mounted for one test. */
export interface SmallDisk {
  /** Where it is mounted. */
  folder: string;
  /** Takes all its room but so many bytes. */
  fill(free: number): void;
  /** Gives the room back that `fill` took. */
  makeRoom(): void;
  /** Also the machine's root can't write to it then. Throws while a file on it is open for writing. */
  setReadOnly(isReadOnly: boolean): void;
  remove(): void;
}

/** Mounts one of so many megabytes. Skips the test, with words, where this machine lets nobody mount. */
export function mountSmallDisk(ctx: TestContext, megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'clipkeep-disk-'));
  try {
    runQuietly('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder);
  } catch (error) {
    rmSync(folder, { recursive: true });
    ctx.skip(`This machine lets nobody mount a small disk: ${error}`);
  }
  return diskAt(folder);
}

function diskAt(folder: string): SmallDisk {
  const ballast = join(folder, '.ballast');
  const remove = () => {
    process.off('exit', remove);
    // Lazily: a browser that is just closing may still hold a file.
    runQuietly('umount', '-l', folder);
    rmSync(folder, { recursive: true, force: true });
  };
  // Also after Ctrl-C, and when something threw.
  process.once('exit', remove);
  return {
    folder,
    fill(free) {
      rmSync(ballast, { force: true });
      const { bavail, bsize } = statfsSync(folder);
      try {
        writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - free)));
      } catch (error) {
        // Somebody else took a part of it meanwhile: it is full all the same.
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
    },
    makeRoom: () => rmSync(ballast, { force: true }),
    setReadOnly: (isReadOnly) => runQuietly('mount', '-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, folder),
    remove,
  };
}

function runQuietly(command: string, ...args: string[]): void {
  execFileSync(command, args, { stdio: 'pipe' });
}
