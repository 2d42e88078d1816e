import { flvEvents } from '@/lib/media/flv-events';
import { flvReader } from '@/lib/media/flv-reader';
import type { DemuxedBatch, RecordedPart } from './recorded-part';

const readAtOnce = 512 * 1024;

/** Reads a part of FLV from its start to its end, some 512 KB at a time; damage is skipped. */
export async function* demuxFlv({ read, size }: RecordedPart): AsyncGenerator<DemuxedBatch> {
  const reader = flvReader({ lends: true });
  const toEvents = flvEvents();
  const buffer = new Uint8Array(Math.min(readAtOnce, size));
  let at = 0;
  yield { events: [], at, opensPart: true };
  while (at < size) {
    const bytes = await read(at, Math.min(readAtOnce, size - at), buffer);
    if (bytes.length === 0) break;
    at += bytes.length;
    yield { events: reader.push(bytes).flatMap(toEvents), at };
  }
  const events = reader.end().flatMap(toEvents);
  yield { events, at: size, unread: reader.damage.reduce((sum, { length }) => sum + length, 0) };
}
