import type { LiveFigures } from '@/lib/archive/live-figures';
import {
  onceUnlocked,
  onDisk,
  orProfileFull,
  removeOnceUnlocked,
  type SyncHandle,
} from '@/lib/browser/saving/scratch';
import { writeWhole } from '@/lib/browser/saving/stream-candidate';
import type { RecordedPart } from './recorded-part';

const folder = 'recordings';

/** A part that is on disk. While it is open nobody else can open it. */
export type PartFile = Pick<RecordedPart, 'form' | 'goesOn' | 'size'> & { open(): Promise<SyncHandle> };

/** What one recording has on disk, in the extension's private file system: it outlives the browser. Dedicated workers only. */
export interface RecordingFiles {
  /** Opens an empty part behind the others. Throws ClipkeepError profileFull. */
  addPart(form: PartFile['form'], goesOn: boolean): Promise<SyncHandle>;
  /** All parts, in their order. */
  readParts(): Promise<PartFile[]>;
  /** Opens the n-th result (from 1), emptied. Throws ClipkeepError profileFull. */
  openResult(n: number): Promise<SyncHandle>;
  /** Says that all results are whole. */
  markJoined(joined: Joined): Promise<void>;
  /** Frees the parts: what was made of them is whole. */
  removeParts(): Promise<void>;
  /** What was joined here earlier; undefined where joining is still to be done. */
  readJoined(): Promise<Joined | undefined>;
}

/** What became of the parts. `raw`: they could not be joined and are given as they came; `live`: what the recording came to. */
export interface Joined {
  results: { ext: string; mime: string; size: number }[];
  raw: boolean;
  live?: LiveFigures;
}

/** The files of the recording with this file id; its folder is made where there is none. */
export async function recordingFiles(recording: string): Promise<RecordingFiles> {
  const directory = await directoryOf(recording);
  return {
    async addPart(form, goesOn) {
      const place = String((await partNames(directory)).length + 1).padStart(6, '0');
      return openSync(directory, `${place}${goesOn ? '+' : ''}.${form}`);
    },
    async readParts() {
      const parts: PartFile[] = [];
      for (const name of await partNames(directory)) parts.push(await readPart(directory, name));
      return parts;
    },
    async openResult(n) {
      const handle = await openSync(directory, resultName(n));
      handle.truncate(0);
      return handle;
    },
    markJoined: (joined) => writeNote(directory, JSON.stringify(joined)),
    async removeParts() {
      for (const name of await partNames(directory)) await removeOnceUnlocked(directory, name);
    },
    readJoined: () => readNote(directory),
  };
}

/** The n-th result of a recording, for its Blob URL. */
export async function resultFile(recording: string, n: number): Promise<File> {
  return (await (await directoryOf(recording)).getFileHandle(resultName(n))).getFile();
}

/** Frees all that a recording has on disk; one that isn't there is fine. Gives false where a worker is at it. */
export async function removeRecording(recording: string): Promise<boolean> {
  return removeOnceUnlocked(await recordingsFolder(), encodeURIComponent(recording));
}

/** The recordings that have something on disk. A worker that was ended may leave an empty folder. */
export async function keptRecordings(): Promise<string[]> {
  const names: string[] = [];
  for await (const [name, kept] of (await recordingsFolder()).entries())
    if (kept instanceof FileSystemDirectoryHandle && (await holdsBytes(kept)))
      names.push(decodeURIComponent(name));
  return names;
}

async function holdsBytes(directory: FileSystemDirectoryHandle): Promise<boolean> {
  for await (const file of directory.values())
    if (file instanceof FileSystemFileHandle && (await file.getFile()).size > 0) return true;
  return false;
}

const note = 'joined.json';
const resultName = (n: number) => `result-${n}`;

async function recordingsFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(folder, { create: true });
}

async function directoryOf(recording: string): Promise<FileSystemDirectoryHandle> {
  return (await recordingsFolder()).getDirectoryHandle(encodeURIComponent(recording), { create: true });
}

async function partNames(directory: FileSystemDirectoryHandle): Promise<string[]> {
  const names: string[] = [];
  for await (const name of directory.keys()) if (/^\d+\+?\.(flv|ts|fmp4)$/.test(name)) names.push(name);
  return names.sort();
}

/** A `+` behind its place says that a part goes on from the one before. */
async function readPart(directory: FileSystemDirectoryHandle, name: string): Promise<PartFile> {
  const { size } = await (await directory.getFileHandle(name)).getFile();
  return { form: formOf(name), goesOn: name.includes('+'), size, open: () => openSync(directory, name) };
}

function formOf(name: string): PartFile['form'] {
  return name.endsWith('.flv') ? 'flv' : name.endsWith('.ts') ? 'ts' : 'fmp4';
}

/** A terminated worker's lock on its file lasts a moment longer than the worker. */
function openSync(directory: FileSystemDirectoryHandle, name: string): Promise<SyncHandle> {
  return orProfileFull(async () => {
    const file = await directory.getFileHandle(name, { create: true });
    const opener = file as unknown as { createSyncAccessHandle(): Promise<SyncHandle> };
    return onceUnlocked(() => opener.createSyncAccessHandle());
  });
}

async function writeNote(directory: FileSystemDirectoryHandle, text: string): Promise<void> {
  const handle = await openSync(directory, note);
  try {
    handle.truncate(0);
    writeWhole(handle, new TextEncoder().encode(text), 0);
    onDisk(() => handle.flush());
  } finally {
    handle.close();
  }
}

/** A note that a dying browser left half-written counts as none. */
async function readNote(directory: FileSystemDirectoryHandle): Promise<Joined | undefined> {
  try {
    const file = await (await directory.getFileHandle(note)).getFile();
    return JSON.parse(await file.text()) as Joined;
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof DOMException && error.name === 'NotFoundError'))
      return undefined;
    throw error;
  }
}
