import type { BackupHost, BackupPorts } from '@/lib/jobs/backup/backup-ports';
import { keepBackup } from '@/lib/jobs/backup/keep-backup';
import type { DownloadFact } from '@/lib/jobs/ports';
import { ClipkeepError, type ProblemCode, problemOf } from '@/lib/tiktok/errors';
import { freshDb } from '../../archive/kept';
import { makeFile, makeJob } from '../../components/rows';

export const downloadFolder = '/home/mira/Downloads';

type SameName = 'overwrite' | 'uniquify';

interface Listed extends DownloadFact {
  blobUrl: string;
  path: string;
  content: string;
  sameName: SameName;
}

/** Browser, disk and host of backups. What is listed and on disk outlives the browser, what the host holds doesn't. */
export class BackupWorld {
  db = freshDb();
  disk = new Map<string, string>();
  list = new Map<number, Listed>();
  alarms: number[] = [];
  clock = 1_785_600_000_000;
  wanted = true;
  /** How long making takes, ms. */
  took = 100;
  failMaking: ProblemCode | undefined;
  refuse: ProblemCode | undefined;
  made = 0;
  ports: BackupPorts = portsOf(this);
  held: { blobUrl: string; content: string } | undefined;

  /** One event: a worker looks. */
  wake(): Promise<void> {
    return keepBackup(this.ports);
  }

  /** A job ends that has saved a file; `root` is where downloads go. */
  async endJob(root = downloadFolder): Promise<void> {
    this.clock += 1000;
    const id = (await this.db.jobs.count()) + 1;
    const awemeId = `75300000000000${10_000 + id}`;
    const path = `TikTok/a/${awemeId}.mp4`;
    const more = { savedAt: this.clock, path, pathKey: path, savedAs: `${root}/${path}`, jobId: id };
    await this.db.files.put(makeFile(awemeId, { state: 'saved', ...more }));
    await this.db.jobs.put(makeJob({ id, state: 'done', counts: { saved: 1 }, finishedAt: this.clock }));
  }

  /** The browser writes what it was given. */
  finishDownloads(): void {
    for (const [id, one] of this.list) {
      if (one.state !== 'in_progress') continue;
      const filename = this.nameFor(one);
      this.disk.set(filename, one.content);
      this.list.set(id, { ...one, state: 'complete', filename, fileSize: one.content.length, exists: true });
    }
  }

  interrupt(error: string): void {
    for (const [id, one] of this.list)
      if (one.state === 'in_progress') this.list.set(id, { ...one, state: 'interrupted', error });
  }

  startDownload(blobUrl: string, path: string, sameName: SameName): number {
    if (this.refuse) throw new ClipkeepError(this.refuse);
    const content = this.held?.blobUrl === blobUrl ? this.held.content : '';
    // On from the last record that is kept, as Chromium counts.
    const id = Math.max(0, ...this.list.keys()) + 1;
    const empty = { filename: '', fileSize: -1, bytesReceived: 0, exists: false };
    this.list.set(id, { id, blobUrl, path, sameName, content, ...empty, state: 'in_progress' });
    return id;
  }

  private nameFor({ path, sameName }: Listed): string {
    const asked = `${downloadFolder}/${path}`;
    let name = asked;
    for (let nth = 1; sameName === 'uniquify' && this.disk.has(name); nth += 1)
      name = asked.replace('.jsonl', ` (${nth}).jsonl`);
    return name;
  }
}

function portsOf(world: BackupWorld): BackupPorts {
  const { db, list } = world;
  return {
    db,
    host: hostOf(world),
    now: () => world.clock,
    wakeAt: async (time) => void world.alarms.push(time),
    wanted: async () => world.wanted,
    folder: async () => 'TikTok',
    downloads: {
      start: async (blobUrl, path, over) =>
        world.startDownload(blobUrl, path, over ? 'overwrite' : 'uniquify'),
      find: async (by) =>
        'id' in by ? list.get(by.id) : [...list.values()].find(({ blobUrl }) => blobUrl === by.blobUrl),
      cancel: async () => world.interrupt('USER_CANCELED'),
      erase: async (id) => void list.delete(id),
    },
  };
}

function hostOf(world: BackupWorld): BackupHost {
  return {
    async make(madeAt) {
      world.clock += world.took;
      if (world.failMaking) return { problem: problemOf(world.failMaking) };
      world.made += 1;
      world.held = { blobUrl: `blob:clipkeep/${world.made}`, content: `backup ${world.made} of ${madeAt}` };
      return { blobUrl: world.held.blobUrl, size: world.held.content.length };
    },
    held: async () => world.held !== undefined,
    free: async () => {
      world.held = undefined;
    },
  };
}
