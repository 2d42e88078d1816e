import { type BackupState, readBackup, savedSince, writeBackup } from '@/lib/archive/backup-state';
import { endOfWait } from '@/lib/archive/pace-clock';
import { problemIn, problemOf } from '@/lib/tiktok/errors';
import type { BackupPorts } from './backup-ports';
import { longestRest, noteTrouble } from './backup-trouble';
import { choosePath } from './choose-path';
import { backupPatience, followBackup } from './follow-backup';

/** Making backups may take this part of the time, so that a large archive isn't written after every click. */
const share = 1 / 50;

/**
 * Moves the automatic backup one step: one that was handed to the browser is followed; one that is due, because a job
 * ended with something saved since the last, is made, whatever else runs. Reads only the database and the world.
 */
export async function keepBackup(ports: BackupPorts): Promise<void> {
  const state = await readBackup(ports.db);
  if (state.writing) await followBackup(ports, state, state.writing);
  else if (await isDue(ports, state)) await handOverBackup(ports, state);
}

async function isDue(ports: BackupPorts, { last, trouble }: BackupState): Promise<boolean> {
  if (!(await ports.wanted())) return false;
  const now = ports.now();
  // One of the future was made before the clock was set back: when that was, nobody knows.
  const { madeAt, took } = last && last.madeAt <= now ? last : { madeAt: 0, took: 0 };
  if (!(await savedSince(ports.db, madeAt, now))) return false;
  const rested = madeAt + Math.min(took / share, longestRest);
  const at = Math.max(endOfWait(trouble?.retryAt, now, longestRest), rested);
  if (at > now) await ports.wakeAt(at);
  return at <= now;
}

/** Whole before the browser hears of it; written down before the download starts, as with every other file. */
async function handOverBackup(ports: BackupPorts, state: BackupState): Promise<void> {
  const { db, host, now } = ports;
  const madeAt = now();
  const made = await host.make(madeAt).catch(async (bug) => {
    // Else it would be met again, after all the work, at each wake.
    await noteTrouble(ports, state, problemOf('stalled'));
    throw bug;
  });
  if ('problem' in made) return noteTrouble(ports, state, made.problem);
  const { path, over } = await choosePath(ports, state.last);
  const writing = { madeAt, took: now() - madeAt, path, ...made, handedAt: now() };
  await writeBackup(db, { ...state, writing });
  try {
    const downloadId = await ports.downloads.start(made.blobUrl, path, over);
    await writeBackup(db, { ...state, writing: { ...writing, downloadId } });
    await ports.wakeAt(now() + backupPatience);
  } catch (error) {
    await noteTrouble(ports, state, problemIn(error));
  }
}
