import type { Transform } from '@/lib/assets/asset';
import { vttToSrt } from '@/lib/tiktok/webvtt';
import { onDisk, type SyncHandle } from './scratch';
import { writeWhole } from './stream-candidate';
import { plainBytes } from './worker-messages';

const transforms: Readonly<Record<Transform, { ext: string; make: (text: string) => string }>> = {
  'vtt-to-srt': { ext: 'srt', make: vttToSrt },
};

/** Puts what is made of a file's text in its place. Throws ClipkeepError. */
export function rewrite(transform: Transform, handle: SyncHandle, size: number) {
  const { ext, make } = transforms[transform];
  const bytes = new TextEncoder().encode(make(readText(handle, size)));
  onDisk(() => handle.truncate(0));
  writeWhole(handle, bytes, 0);
  onDisk(() => handle.flush());
  return { size: bytes.byteLength, ext, mime: plainBytes };
}

function readText(handle: SyncHandle, size: number): string {
  const buffer = new Uint8Array(size);
  return new TextDecoder().decode(buffer.subarray(0, handle.read(buffer, { at: 0 })));
}
