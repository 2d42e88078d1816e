import type { LiveFigures } from '@/lib/archive/rows';
import { onceUnlocked, removeOnceUnlocked, type SyncHandle } from '@/lib/browser/saving/scratch';
import type { RecordedPart } from './recorded-part';

const folder = 'recordings';

/** An open file that knows its size in bytes. */
export type SizedHandle = SyncHandle & { getSize(): number };

/** A file of a recording, open; until it is closed nobody else can open it. */
export interface PartFile {
  form: RecordedPart['form'];
  handle: SizedHandle;
}

/** What one recording has on disk, in the extension's private file system: it outlives the browser. Dedicated workers only. */
export interface RecordingFiles {
  /** Adds an empty part behind the others. */
  addPart(form: PartFile['form']): Promise<PartFile>;
  /** Opens all parts, in their order. */
  openParts(): Promise<PartFile[]>;
  /** Opens the n-th result (from 1), emptied. */
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

export async function recordingFiles(recording: string): Promise<RecordingFiles> {
  const directory = await directoryOf(recording);
  return {
    async addPart(form) {
      const place = String((await partNames(directory)).length + 1).padStart(6, '0');
      return { form, handle: await openSync(directory, `${place}.${form}`) };
    },
    async openParts() {
      const parts: PartFile[] = [];
      try {
        for (const name of await partNames(directory))
          parts.push({ form: formOf(name), handle: await openSync(directory, name) });
        return parts;
      } catch (error) {
        for (const { handle } of parts) handle.close();
        throw error;
      }
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

/** Frees all that a recording has on disk; one that isn't there is fine. */
export async function removeRecording(recording: string): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const all = await root.getDirectoryHandle(folder, { create: true });
  await removeOnceUnlocked(all, encodeURIComponent(recording));
}

const note = 'joined.json';
const resultName = (n: number) => `result-${n}`;

async function directoryOf(recording: string): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  const all = await root.getDirectoryHandle(folder, { create: true });
  return all.getDirectoryHandle(encodeURIComponent(recording), { create: true });
}

async function partNames(directory: FileSystemDirectoryHandle): Promise<string[]> {
  const names: string[] = [];
  for await (const name of directory.keys()) if (/^\d+\.(flv|ts|fmp4)$/.test(name)) names.push(name);
  return names.sort();
}

function formOf(name: string): PartFile['form'] {
  return name.endsWith('.flv') ? 'flv' : name.endsWith('.ts') ? 'ts' : 'fmp4';
}

/** A terminated worker's lock on its file lasts a moment longer than the worker. */
async function openSync(directory: FileSystemDirectoryHandle, name: string): Promise<SizedHandle> {
  const file = await directory.getFileHandle(name, { create: true });
  const opener = file as unknown as { createSyncAccessHandle(): Promise<SizedHandle> };
  return onceUnlocked(() => opener.createSyncAccessHandle());
}

async function writeNote(directory: FileSystemDirectoryHandle, text: string): Promise<void> {
  const handle = await openSync(directory, note);
  handle.truncate(0);
  handle.write(new TextEncoder().encode(text), { at: 0 });
  handle.flush();
  handle.close();
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
