import type { DownloadChange } from '@/lib/jobs/note-download';
import type { DownloadFact } from '@/lib/jobs/ports';

interface Download extends DownloadFact {
  path: string;
  content: string;
  /** Written over, not numbered, where its name is taken. */
  over: boolean;
  /** Where its bytes are until it is complete. */
  part: string;
}

/**
 * How far a download was whose record a killed browser keeps as `interrupted`, `CRASH` (each seen, Chromium 156, 2026-11).
 * `part`: bytes in a part file. `placed`: the file has its name already. `unnamed`: that too, but the record lacks the
 * name that the extension was told. `untold`: that, and the extension was not told either. `forgotten`: the file has its
 * name, and there is no record. `lost`: no record and no file of those that had just begun, and had no name yet.
 */
export type Leftover = 'part' | 'placed' | 'unnamed' | 'untold' | 'forgotten' | 'lost';

/** Which of them leave the whole file under its name. */
const placing: ReadonlySet<Leftover> = new Set(['placed', 'unnamed', 'untold', 'forgotten']);

/** The browser's downloads and what is on disk: both outlive the browser. */
export interface DownloadWorld {
  downloads: Map<number, Download>;
  /** Absolute name → content. */
  disk: Map<string, string>;
  /** How a download ends instead of complete: the browser's word, `hang`, or `slow`: bytes keep coming, which nobody is told. */
  spoilDownload(path: string): string | undefined;
  /** What a download leaves that had its name when the browser was killed. */
  leftover: Leftover;
  /** What the browser tells of downloads as it happens; heard before the next worker looks. */
  told: DownloadChange[];
  /** The name that another extension gives. */
  rename(path: string): string;
}

export const downloadFolder = '/home/mira/Downloads';

/** A killed browser: what was under way is interrupted, and nobody hears what it had still to tell. */
export function leaveDownloads(world: DownloadWorld): void {
  for (const one of world.downloads.values()) if (one.state === 'in_progress') leave(world, one);
  world.told = [];
}

/** What a killed browser leaves of a download: nothing has a name before the browser has said it. */
function leave(world: DownloadWorld, one: Download): void {
  const { downloads, disk, leftover } = world;
  const crashed: Download = { ...one, state: 'interrupted', error: 'CRASH' };
  if (leftover === 'lost' && one.filename === '') {
    downloads.delete(one.id);
    disk.delete(one.part);
    return;
  }
  const placed = one.filename !== '' && placing.has(leftover);
  if (placed) {
    disk.delete(one.part);
    disk.set(one.filename, one.content);
  }
  const heard = !world.told.some(({ id }) => id === one.id);
  const nameless = leftover === 'untold' || (heard && leftover === 'unnamed');
  downloads.set(one.id, placed && nameless ? { ...crashed, filename: '' } : crashed);
  if (placed && leftover === 'forgotten') downloads.delete(one.id);
}

/** Begins one; `content` is absent where the Blob URL gives nothing. Numbers go on from the last record that there is. */
export function startDownload(
  { downloads, disk }: DownloadWorld,
  asked: Pick<Download, 'blobUrl' | 'path' | 'over'> & { content: string | undefined },
): number {
  const id = Math.max(0, ...downloads.keys()) + 1;
  const { content = '' } = asked;
  const part = `${downloadFolder}/Unconfirmed ${asked.blobUrl.split('/').pop()}.crdownload`;
  const start = { ...asked, id, content, part, filename: '', fileSize: -1, bytesReceived: 0, exists: false };
  const gone = { state: 'interrupted', error: 'CRASH' } as const;
  downloads.set(id, { ...start, ...(asked.content === undefined ? gone : { state: 'in_progress' }) });
  if (asked.content !== undefined) disk.set(part, content);
  return id;
}

export function cancelDownload({ downloads, disk }: DownloadWorld, id: number): void {
  const one = downloads.get(id);
  if (one?.state !== 'in_progress') return;
  downloads.set(id, { ...one, state: 'interrupted', error: 'USER_CANCELED' });
  disk.delete(one.part);
}

/** The record goes, and the part file with it; a file that is whole stays. */
export function eraseDownload({ downloads, disk }: DownloadWorld, id: number): void {
  const one = downloads.get(id);
  if (one && one.state !== 'complete') disk.delete(one.part);
  downloads.delete(id);
}

/** Each download gets one step further; gives whether anything happened. */
export function tickDownloads(world: DownloadWorld): boolean {
  let happened = false;
  for (const [id, one] of world.downloads) {
    if (one.state !== 'in_progress') continue;
    const word = world.spoilDownload(one.path);
    if (word === 'slow') one.bytesReceived += 1;
    if (word === 'hang' || word === 'slow') continue;
    happened = true;
    world.downloads.set(id, word ? spoil(world, one, word) : advance(world, one));
  }
  return happened;
}

function spoil({ disk }: DownloadWorld, one: Download, word: string): Download {
  disk.delete(one.part);
  return { ...one, state: 'interrupted', error: word };
}

/** First it gets its name, then it is complete; both are told. */
function advance(world: DownloadWorld, one: Download): Download {
  if (one.filename === '') {
    const filename = nameFor(world, one);
    world.told.push({ id: one.id, filename });
    return { ...one, filename };
  }
  world.told.push({ id: one.id, complete: true });
  world.disk.delete(one.part);
  world.disk.set(one.filename, one.content);
  return { ...one, state: 'complete', fileSize: 1000, bytesReceived: 1000, exists: true };
}

/** A name that is taken, on disk or by another download, gets a number, as browsers do. */
function nameFor(world: DownloadWorld, one: Download): string {
  const asked = `${downloadFolder}/${world.rename(one.path)}`;
  if (one.over) return asked;
  const running = [...world.downloads.values()].filter(({ state }) => state === 'in_progress');
  const taken = [...world.disk.keys(), ...running.map(({ filename }) => filename)];
  const free = (name: string) => !taken.some((other) => other.toLowerCase() === name.toLowerCase());
  let filename = asked;
  for (let nth = 1; !free(filename); nth += 1) filename = asked.replace(/(\.[^.]*)$/, ` (${nth})$1`);
  return filename;
}
