import { ClipkeepError } from '@/lib/tiktok/errors';
import type { PartWriter } from './part-writer';
import { readStream } from './read-stream';
import type { RecorderWorld } from './recorder-world';
import type { RecordingLog } from './recording-log';

const signature = [0x46, 0x4c, 0x56];

/** Receives one connection of an FLV stream, to its end. Throws ClipkeepError as readStream does, notMedia where it isn't FLV. */
export async function receiveFlv(
  world: RecorderWorld,
  url: string,
  parts: PartWriter,
  log: RecordingLog,
): Promise<void> {
  let begun = false;
  await readStream(world, url, async (bytes) => {
    if (!begun) {
      checkSignature(bytes);
      await parts.begin('flv');
      log.flvPart();
      begun = true;
    }
    log.flvBytes(bytes);
    parts.write(bytes);
  });
}

function checkSignature(bytes: Uint8Array): void {
  if (signature.every((byte, at) => at >= bytes.length || bytes[at] === byte)) return;
  throw new ClipkeepError('notMedia', { detail: 'no FLV' });
}
