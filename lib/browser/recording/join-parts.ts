import type { LiveFigures } from '@/lib/archive/live-figures';
import { onDisk, type SyncHandle } from '@/lib/browser/saving/scratch';
import { writeWhole } from '@/lib/browser/saving/stream-candidate';
import { ClipkeepError } from '@/lib/tiktok/errors';
import type { RecordedPart } from './recorded-part';
import type { Joined, PartFile, RecordingFiles } from './recording-files';
import { remux, sizeOf } from './remux';

const copyBytes = 1_048_576;
const flvHead = 13;
/** Where more of what came (a share), or of one of its tracks, can't be made into a video, it is kept as it came as well. */
const mostUnread = 0.05;

type Tell = (done: number, total: number) => void;

/** What is to be joined. */
export interface Joining {
  /** What the recording came to. */
  live: LiveFigures;
  /** It is given as it came, without a look at what it holds. */
  asItCame: boolean;
}

/**
 * Makes files that play of a recording's parts, and, where that can't be done with all of them, files of them as they came.
 * Throws ClipkeepError: nothingToSave where nothing was received, profileFull.
 */
export async function joinParts(files: RecordingFiles, joining: Joining, tell: Tell): Promise<Joined> {
  const joined = (await files.readJoined()) ?? (await joinNow(files, joining, tell));
  // From here on the results are all there is: they are on the disk, and the download needs room there too.
  await files.removeParts();
  return joined;
}

async function joinNow(files: RecordingFiles, { live, asItCame }: Joining, tell: Tell): Promise<Joined> {
  const parts = (await files.readParts()).filter(({ size }) => size > 0).map(readable);
  if (parts.length === 0) throw new ClipkeepError('nothingToSave', { detail: 'nothing was received' });
  try {
    const { results, missing } = asItCame ? none : await joinReadable(files, parts, tell);
    const raw = missing > mostUnread ? await copyRaw(files, parts, results.length) : [];
    const joined = { raw: raw.length > 0, results: [...results, ...raw], live };
    await files.markJoined(joined);
    return joined;
  } finally {
    for (const part of parts) await part.close();
  }
}

type Results = Joined['results'];

const none: { results: Results; missing: number } = { results: [], missing: 1 };

/** Gives no results where nothing can be played. `missing`: the share of what came that isn't in them. */
async function joinReadable(files: RecordingFiles, parts: readonly RecordedPart[], tell: Tell) {
  const targets: SyncHandle[] = [];
  const open = async (index: number) => {
    const target = await files.openResult(index + 1);
    targets.push(target);
    return target;
  };
  try {
    const made = await remux(parts, open, { onProgress: tell });
    for (const target of targets) onDisk(() => target.flush());
    const results = made.files.map(({ ext, mime, size }) => ({ ext, mime, size }));
    return { results, missing: Math.max(made.unread / sizeOf(parts), made.leftOut) };
  } catch (error) {
    if (!(error instanceof ClipkeepError) || error.problem.code !== 'unplayable') throw error;
    return none;
  } finally {
    for (const target of targets) target.close();
  }
}

/** Opened when it is read first. */
function readable({ open, ...part }: PartFile): RecordedPart & { close(): Promise<void> } {
  let opening: Promise<SyncHandle> | undefined;
  return {
    ...part,
    async read(offset, length, into = new Uint8Array(length)) {
      opening ??= open();
      const buffer = into.subarray(0, length);
      return buffer.subarray(0, (await opening).read(buffer, { at: offset }));
    },
    async close() {
      const opened = opening;
      opening = undefined;
      (await opened)?.close();
    },
  };
}

/** Of each form a file of its own, behind so many other results. */
async function copyRaw(
  files: RecordingFiles,
  parts: readonly RecordedPart[],
  before: number,
): Promise<Results> {
  const results: Results = [];
  for (const form of new Set(parts.map((part) => part.form))) {
    const target = await files.openResult(before + results.length + 1);
    try {
      const own = parts.filter((part) => part.form === form);
      const size = await copyInto(target, own);
      results.push({ ext: form === 'fmp4' ? 'mp4' : form, mime: 'application/octet-stream', size });
    } finally {
      target.close();
    }
  }
  return results;
}

/** One after the other; of FLV the head stands once. Gives the length. */
async function copyInto(target: SyncHandle, parts: readonly RecordedPart[]): Promise<number> {
  let size = 0;
  const buffer = new Uint8Array(copyBytes);
  for (const part of parts) {
    for (let at = part.form === 'flv' && size > 0 ? flvHead : 0; at < part.size; at += copyBytes) {
      const bytes = await part.read(at, Math.min(copyBytes, part.size - at), buffer);
      writeWhole(target, bytes, size);
      size += bytes.byteLength;
    }
    await part.close?.();
  }
  onDisk(() => target.flush());
  return size;
}
