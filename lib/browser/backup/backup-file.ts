import type { ArchiveDb } from '@/lib/archive/db';
import { backup } from '@/lib/archive/exports/backup';
import { createRoomGuard } from '@/lib/browser/saving/room';
import type { BackupHost } from '@/lib/jobs/backup/backup-ports';
import { type Problem, problemIn, problemOf } from '@/lib/tiktok/errors';

const fileName = 'backup.jsonl';
/** Chromium gives a Blob of a type that it knows another extension, and leaves octet-streams alone. */
const type = 'application/octet-stream';

/**
 * Makes backups in the document that has Blob URLs: the text goes piece by piece into the extension's private file
 * system, which swaps it in when it is whole, so a million rows need no more memory than a thousand.
 */
export function createBackupHost(db: ArchiveDb): BackupHost {
  let busy = 0;
  let blobUrl: string | undefined;
  const letGo = () => {
    if (blobUrl !== undefined) URL.revokeObjectURL(blobUrl);
    blobUrl = undefined;
  };
  return {
    async make(madeAt) {
      busy += 1;
      letGo();
      try {
        const file = await writeFile(db, madeAt);
        letGo();
        blobUrl = URL.createObjectURL(file.slice(0, file.size, type));
        return { blobUrl, size: file.size };
      } catch (error) {
        return { problem: refusalIn(error) };
      } finally {
        busy -= 1;
      }
    },
    async held() {
      return busy > 0 || blobUrl !== undefined;
    },
    async free() {
      letGo();
      const root = await navigator.storage.getDirectory();
      await root.removeEntry(fileName).catch(isGone);
    },
  };
}

async function writeFile(db: ArchiveDb, madeAt: number): Promise<File> {
  const root = await navigator.storage.getDirectory();
  const handle = await root.getFileHandle(fileName, { create: true });
  const writable = await handle.createWritable();
  const checkRoom = createRoomGuard(() => navigator.storage.estimate());
  let written = 0;
  try {
    for await (const piece of backup.pieces(db, madeAt)) {
      await checkRoom(written, 0);
      await writable.write(piece);
      written += piece.length;
    }
    await writable.close();
  } catch (error) {
    await writable.abort().catch(() => undefined);
    throw error;
  }
  return handle.getFile();
}

/** A file of our own, in a place of our own: only a disk that takes nothing more refuses it. A bug is thrown on. */
function refusalIn(error: unknown): Problem {
  return error instanceof DOMException ? problemOf('profileFull') : problemIn(error);
}

/** A file that isn't there is as good as removed; one that is being written is replaced by the next. */
function isGone(error: unknown): void {
  const known = ['NotFoundError', 'NoModificationAllowedError'];
  if (!(error instanceof DOMException && known.includes(error.name))) throw error;
}
