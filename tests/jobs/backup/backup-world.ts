import type { BackupHost, BackupPorts } from '@/lib/jobs/backup/backup-ports';
import { keepBackup } from '@/lib/jobs/backup/keep-backup';
import type { DownloadFact } from '@/lib/jobs/ports';
import { ClipkeepError, type ProblemCode, problemOf } from '@/lib/tiktok/errors';
import { freshDb } from '../../archive/kept';
import { makeFile, makeJob } from '../../components/rows';

export const downloadFolder = '/home/mira/Downloads';

interface Listed extends DownloadFact {
  blobUrl: string;
  path: string;
  content: string;
  sameName: 'overwrite' | 'uniquify';
}

/** Browser, disk and host of backups. What is listed and on disk outlives the browser, what the host holds doesn't. */
export function createBackupWorld() {
  const db = freshDb();
  const disk = new Map<string, string>();
  const list = new Map<number, Listed>();
  const alarms: number[] = [];
  let held: { blobUrl: string; content: string } | undefined;
  let made = 0;
  const world = {
    ...{ db, disk, list, alarms },
    clock: 1_785_600_000_000,
    wanted: true,
    folder: 'TikTok',
    /** How long making takes, ms. */
    took: 100,
    failMaking: undefined as ProblemCode | undefined,
    refuse: undefined as ProblemCode | undefined,
    made: () => made,
    /** One event: a worker looks. */
    wake: () => keepBackup(ports),
    /** A job ends that has saved a file. */
    async endJob(saved = 1, root = downloadFolder) {
      world.clock += 1000;
      const id = (await db.jobs.count()) + 1;
      const awemeId = `75300000000000${10_000 + id}`;
      const path = `TikTok/a/${awemeId}.mp4`;
      const savedAs = `${root}/${path}`;
      if (saved > 0)
        await db.files.put(
          makeFile(awemeId, {
            state: 'saved',
            savedAt: world.clock,
            path,
            pathKey: path,
            savedAs,
            jobId: id,
          }),
        );
      await db.jobs.put(makeJob({ id, state: 'done', counts: { saved }, finishedAt: world.clock }));
    },
    /** The browser writes what it was given. */
    finishDownloads() {
      for (const [id, one] of list) {
        if (one.state !== 'in_progress') continue;
        const filename = nameFor(one);
        disk.set(filename, one.content);
        list.set(id, { ...one, state: 'complete', filename, fileSize: one.content.length, exists: true });
      }
    },
    interrupt(error: string) {
      for (const [id, one] of list)
        if (one.state === 'in_progress') list.set(id, { ...one, state: 'interrupted', error });
    },
    /** The browser is killed and started again. */
    crash() {
      held = undefined;
      world.interrupt('CRASH');
    },
  };
  const nameFor = ({ path, sameName }: Listed) => {
    const asked = `${downloadFolder}/${path}`;
    if (sameName === 'overwrite') return asked;
    let name = asked;
    for (let nth = 1; disk.has(name); nth += 1) name = asked.replace('.jsonl', ` (${nth}).jsonl`);
    return name;
  };
  const host: BackupHost = {
    async make(madeAt) {
      world.clock += world.took;
      if (world.failMaking) return { problem: problemOf(world.failMaking) };
      made += 1;
      held = { blobUrl: `blob:clipkeep/${made}`, content: `backup ${made} of ${madeAt}` };
      return { blobUrl: held.blobUrl, size: held.content.length };
    },
    held: async () => held !== undefined,
    free: async () => {
      held = undefined;
    },
  };
  const ports: BackupPorts = {
    ...{ db, host },
    now: () => world.clock,
    wakeAt: async (time) => void alarms.push(time),
    wanted: async () => world.wanted,
    folder: async () => world.folder,
    downloads: {
      start: () => Promise.reject(new Error('backups have their own start')),
      find: async (by) =>
        'id' in by ? list.get(by.id) : [...list.values()].find(({ blobUrl }) => blobUrl === by.blobUrl),
      cancel: async () => world.interrupt('USER_CANCELED'),
    },
    async start(blobUrl, path, sameName) {
      if (world.refuse) throw new ClipkeepError(world.refuse);
      const content = held?.blobUrl === blobUrl ? held.content : '';
      const id = list.size + 1;
      const empty = { filename: '', fileSize: -1, exists: false };
      list.set(id, { id, blobUrl, path, sameName, content, ...empty, state: 'in_progress' });
      return id;
    },
    forgetDownload: async (id) => void list.delete(id),
  };
  return Object.assign(world, { ports });
}
