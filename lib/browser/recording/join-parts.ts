import type { LiveFigures } from '@/lib/archive/rows';
import { writeWhole } from '@/lib/browser/saving/stream-candidate';
import { ClipkeepError } from '@/lib/tiktok/errors';
import type { RecordedPart } from './recorded-part';
import type { Joined, PartFile, RecordingFiles } from './recording-files';
import { remux } from './remux';

type Tell = (done: number, total: number) => void;

const copyBytes = 1_048_576;
const flvHead = 13;

/**
 * Makes files that play of a recording's parts, or, where that can't be, one file of them as they came. Throws
 * ClipkeepError: nothingToSave where nothing was received, profileFull.
 */
export async function joinParts(files: RecordingFiles, live: LiveFigures, tell: Tell): Promise<Joined> {
  const joined = (await files.readJoined()) ?? (await joinNow(files, live, tell));
  // From here on the results are all there is: they are on the disk, and the download needs room there too.
  await files.removeParts();
  return joined;
}

async function joinNow(files: RecordingFiles, live: LiveFigures, tell: Tell): Promise<Joined> {
  const open = await files.openParts();
  try {
    const parts = open.filter(({ handle }) => handle.getSize() > 0);
    const joined = { ...(await joinOpen(files, parts, tell)), live };
    await files.markJoined(joined);
    return joined;
  } finally {
    for (const { handle } of open) handle.close();
  }
}

async function joinOpen(files: RecordingFiles, parts: PartFile[], tell: Tell): Promise<Joined> {
  if (parts.length === 0) throw new ClipkeepError('nothingToSave', { detail: 'nothing was received' });
  const targets = new Map<number, Awaited<ReturnType<RecordingFiles['openResult']>>>();
  try {
    const finished = await remux(
      parts.map(readable),
      async (index) => {
        const handle = await files.openResult(index + 1);
        targets.set(index, handle);
        return handle;
      },
      { onProgress: tell },
    );
    for (const handle of targets.values()) handle.flush();
    return { raw: false, results: finished.map(({ ext, mime, size }) => ({ ext, mime, size })) };
  } catch (error) {
    if (!(error instanceof ClipkeepError) || error.problem.code !== 'unplayable') throw error;
  } finally {
    for (const handle of targets.values()) handle.close();
  }
  return { raw: true, results: [await copyRaw(files, parts)] };
}

function readable({ form, handle }: PartFile): RecordedPart {
  return {
    form,
    size: handle.getSize(),
    read(offset, length) {
      const buffer = new Uint8Array(length);
      return buffer.subarray(0, handle.read(buffer, { at: offset }));
    },
  };
}

/** One after the other; of FLV the head stands once. */
async function copyRaw(
  files: RecordingFiles,
  parts: readonly PartFile[],
): Promise<Joined['results'][number]> {
  const target = await files.openResult(1);
  let size = 0;
  try {
    for (const [index, part] of parts.entries()) {
      const { read, size: length, form } = readable(part);
      for (let at = form === 'flv' && index > 0 ? flvHead : 0; at < length; at += copyBytes) {
        const bytes = await read(at, Math.min(copyBytes, length - at));
        writeWhole(target, bytes, size);
        size += bytes.byteLength;
      }
    }
    target.flush();
  } finally {
    target.close();
  }
  const [first] = parts;
  const ext = first?.form === 'fmp4' ? 'mp4' : (first?.form ?? 'flv');
  return { ext, mime: 'application/octet-stream', size };
}
