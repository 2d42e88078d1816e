import { ClipkeepError } from '@/lib/tiktok/errors';

const folder = 'transfers';

/** The part of a synchronous OPFS handle that a transfer uses; exists in dedicated workers only. */
export interface SyncHandle {
  read(buffer: Uint8Array, options: { at: number }): number;
  write(buffer: Uint8Array, options: { at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}

/** The file that an attempt's bytes are collected in, in the extension's private file system. */
export async function scratchFile(attempt: string): Promise<FileSystemFileHandle> {
  const root = await navigator.storage.getDirectory();
  const directory = await root.getDirectoryHandle(folder, { create: true });
  return directory.getFileHandle(encodeURIComponent(attempt), { create: true });
}

/** Opens an attempt's file for writing; the caller closes it. Dedicated workers only. Throws ClipkeepError profileFull. */
export function openScratch(attempt: string): Promise<SyncHandle> {
  return orProfileFull(async () => {
    const file = await scratchFile(attempt);
    const opener = file as unknown as { createSyncAccessHandle(): Promise<SyncHandle> };
    return opener.createSyncAccessHandle();
  });
}

/** A file of one's own, under a name of its own: only a disk that takes nothing more can refuse it. */
export async function orProfileFull<T>(open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    throw new ClipkeepError('profileFull', { detail: String(error) });
  }
}

/** Changes a file that is open, by one method of its handle: whatever that throws is the disk's. Throws ClipkeepError profileFull. */
export function onDisk<T>(change: () => T): T {
  try {
    return change();
  } catch (error) {
    throw new ClipkeepError('profileFull', { detail: String(error) });
  }
}

/** Frees the disk space of one attempt; a file that isn't there is fine. */
export async function removeScratch(attempt: string): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const directory = await root.getDirectoryHandle(folder, { create: true });
  await removeOnceUnlocked(directory, encodeURIComponent(attempt));
}

/** Frees everything that earlier transfers left behind; for the start, before the first transfer. */
export async function removeAllScratch(): Promise<void> {
  const root = await navigator.storage.getDirectory();
  await removeOnceUnlocked(root, folder);
}

/** Removes an entry, once nobody holds it; one that isn't there is fine. Gives false where somebody holds it for long. */
export async function removeOnceUnlocked(
  directory: FileSystemDirectoryHandle,
  name: string,
): Promise<boolean> {
  try {
    await onceUnlocked(() => directory.removeEntry(name, { recursive: true }));
  } catch (error) {
    if (isNamed(error, ...locked)) return false;
    if (!isNamed(error, 'NotFoundError')) throw error;
  }
  return true;
}

const locked = ['NoModificationAllowedError', 'InvalidStateError'];

/** A terminated worker's lock on its file lasts a moment longer than the worker: up to two seconds are waited. */
export async function onceUnlocked<T>(run: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await run();
    } catch (error) {
      if (tries === 20 || !isNamed(error, ...locked)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function isNamed(error: unknown, ...names: string[]): boolean {
  return error instanceof DOMException && names.includes(error.name);
}
