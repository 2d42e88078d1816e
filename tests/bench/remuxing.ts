import { closeSync, ftruncateSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { remux } from '@/lib/browser/recording/remux';
import type { FlvTag } from '@/lib/media/flv-reader';
import { flvHead, flvTag, joinBytes, mediaTags } from '../media-files/flv-bytes';

/** Bytes a second of a live stream of 4 Mbit/s. */
const perSecond = 500_000;
const loopSeconds = 6;

/**
 * Remuxes hours of a made-up stream that never exists whole: the tags of live.flv again and again with growing times, their
 * pictures padded to 4 Mbit/s. Gives what it did to the memory, in megabytes; the file goes to a temporary folder.
 */
export async function remuxHours(hours: number) {
  const folder = mkdtempSync(join(tmpdir(), 'clipkeep-bench-'));
  const descriptor = openSync(join(folder, 'made.mp4'), 'w+');
  const before = process.memoryUsage.rss();
  let most = before;
  const loops = loopStream(Math.round((hours * 3600) / loopSeconds));
  const began = performance.now();
  try {
    const part = { form: 'flv' as const, goesOn: false, size: loops.size, read: loops.read };
    await remux([part], () => diskFile(descriptor), {
      onProgress: () => {
        most = Math.max(most, process.memoryUsage.rss());
      },
    });
    most = Math.max(most, process.memoryUsage.rss());
    const grown = [most - before, process.memoryUsage.rss() - before].map((bytes) =>
      Math.round(bytes / 2 ** 20),
    );
    return { took: (performance.now() - began) / 1000, most: grown[0], after: grown[1] };
  } finally {
    closeSync(descriptor);
    rmSync(folder, { recursive: true });
  }
}

/** Reads of a file of `count` loops, made as they are asked for. */
function loopStream(count: number) {
  const all = mediaTags('live.flv');
  const first = all.filter(({ kind, data }) => kind !== 'script' && data[1] === 0);
  const frames = all.filter(({ kind, data }) => kind !== 'script' && data[1] === 1);
  const padding = Math.floor(
    (perSecond * loopSeconds) / frames.filter(({ kind }) => kind === 'video').length,
  );
  const padded = frames.map((tag) => (tag.kind === 'video' ? pad(tag, padding) : tag));
  const head = joinBytes([flvHead, ...first.map(flvTag)]);
  const loopSize = padded.reduce((sum, { data }) => sum + data.length + 15, 0);
  let made: { index: number; bytes: Uint8Array } = { index: -1, bytes: new Uint8Array() };
  const loop = (index: number) => {
    const moved = (tag: FlvTag) => flvTag({ ...tag, timestamp: tag.timestamp + index * loopSeconds * 1000 });
    if (made.index !== index) made = { index, bytes: joinBytes(padded.map(moved)) };
    return made.bytes;
  };
  return {
    size: head.length + count * loopSize,
    read(offset: number, length: number): Uint8Array {
      if (offset < head.length) return head.slice(offset, offset + length);
      const at = offset - head.length;
      const bytes = loop(Math.floor(at / loopSize));
      return bytes.subarray(at % loopSize, (at % loopSize) + length);
    },
  };
}

/** Filler data (NAL type 12) behind the picture, which decoders skip. */
function pad(tag: FlvTag, length: number): FlvTag {
  const filler = new Uint8Array(length).fill(0xff);
  new DataView(filler.buffer).setUint32(0, length - 4);
  filler[4] = 12;
  filler[length - 1] = 0x80;
  return { ...tag, data: joinBytes([tag.data, filler]) };
}

function diskFile(descriptor: number) {
  return {
    read: (buffer: Uint8Array, { at }: { at: number }) => readSync(descriptor, buffer, 0, buffer.length, at),
    write: (bytes: Uint8Array, { at }: { at: number }) => writeSync(descriptor, bytes, 0, bytes.length, at),
    truncate: (size: number) => ftruncateSync(descriptor, size),
    flush() {},
    close() {},
  };
}
