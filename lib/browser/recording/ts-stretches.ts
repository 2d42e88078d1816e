import type { RecordedPart, Stretch } from './recorded-part';
import { stretchOf } from './stretch-of';

/** A TS file is made of packets of this many bytes, each with this first byte. */
const packet = 188;
const sync = 0x47;
/** So many packets in a row are no accident. */
const inARow = 5;
const readAtOnce = packet * 4096;

/** The stretches of a part in which packet follows packet; what lies between is damage. */
export async function* tsStretches(part: RecordedPart): AsyncGenerator<Stretch> {
  for (let at = await nextStart(part, 0); at < part.size; ) {
    const broken = await firstBroken(part, at);
    const end = broken ?? part.size;
    yield stretchOf(part, { at, end, cut: broken !== undefined || (end - at) % packet !== 0 });
    at = broken === undefined ? part.size : await nextStart(part, broken + 1);
  }
}

/** The place of the first packet from here on that is none; undefined where all are, up to one that the part's end cuts. */
async function firstBroken({ read, size }: RecordedPart, from: number): Promise<number | undefined> {
  for (let at = from; at + packet <= size; ) {
    const bytes = await read(at, Math.min(readAtOnce, size - at));
    if (bytes.length < packet) return undefined;
    for (let within = 0; within + packet <= bytes.length; within += packet, at += packet)
      if (bytes[within] !== sync) return at;
  }
  return undefined;
}

/** The next place from which packets follow each other; the part's end where there is none. */
async function nextStart({ read, size }: RecordedPart, from: number): Promise<number> {
  for (let at = from; at < size; ) {
    const bytes = await read(at, Math.min(readAtOnce, size - at));
    const isLast = at + bytes.length >= size;
    const most = isLast ? bytes.length : bytes.length - packet * (inARow - 1);
    for (let within = 0; within < most; within++) if (startsAt(bytes, within)) return at + within;
    if (isLast || most <= 0) return size;
    at += most;
  }
  return size;
}

function startsAt(bytes: Uint8Array, from: number): boolean {
  const end = Math.min(bytes.length, from + packet * inARow);
  for (let at = from; at < end; at += packet) if (bytes[at] !== sync) return false;
  return true;
}
