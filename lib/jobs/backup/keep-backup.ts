import { type BackupState, readBackup, savedSince, writeBackup } from '@/lib/archive/backup-state';
import { problemIn } from '@/lib/tiktok/errors';
import type { BackupPorts } from './backup-ports';
import { noteTrouble } from './backup-trouble';
import { choosePath } from './choose-path';
import { backupPatience, followBackup } from './follow-backup';

/** Making backups may take this part of the time, so that a large archive isn't written after every click. */
const share = 1 / 50;

/**
 * Moves the automatic backup one step: one that was handed to the browser is followed; one that is due, because a job
 * ended with something saved since the last, is made once no job runs. Reads only the database and the world.
 */
export async function keepBackup(ports: BackupPorts): Promise<void> {
  const state = await readBackup(ports.db);
  if (state.writing) await followBackup(ports, state, state.writing);
  else if (await isDue(ports, state)) await handOverBackup(ports, state);
}

async function isDue(ports: BackupPorts, { last, trouble }: BackupState): Promise<boolean> {
  if (!(await ports.wanted())) return false;
  if ((await ports.db.jobs.where('state').equals('running').count()) > 0) return false;
  if (!(await savedSince(ports.db, last?.madeAt ?? 0))) return false;
  const at = Math.max(trouble?.retryAt ?? 0, last ? last.madeAt + last.took / share : 0);
  if (at > ports.now()) await ports.wakeAt(at);
  return at <= ports.now();
}

/** Whole before the browser hears of it; written down before the download starts, as with every other file. */
async function handOverBackup(ports: BackupPorts, state: BackupState): Promise<void> {
  const { db, host, now } = ports;
  const madeAt = now();
  const made = await host.make(madeAt);
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
