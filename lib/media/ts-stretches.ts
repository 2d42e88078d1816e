/** Bytes of a container that can be read from their start. */
export interface Readable {
  bytes: Uint8Array;
  /** Where they begin, and end, in what they are of. */
  from: number;
  to: number;
  /** Whether what they end with is not whole. */
  cut: boolean;
}

/** A TS file is made of packets of this many bytes, each with this first byte. */
const packet = 188;
const sync = 0x47;
/** So many packets in a row are no accident. */
const inARow = 5;

/** The stretches of MPEG-TS in which packet follows packet; what lies between is damage. */
export function tsStretches(bytes: Uint8Array): Readable[] {
  const stretches: Readable[] = [];
  for (let from = nextStart(bytes, 0); from < bytes.length; ) {
    const to = firstBroken(bytes, from);
    // The end cuts the last packet, if any.
    const cut = to < bytes.length || (to - from) % packet !== 0;
    stretches.push({ bytes: bytes.subarray(from, to), from, to, cut });
    from = to < bytes.length ? nextStart(bytes, to + 1) : to;
  }
  return stretches;
}

/** The place of the first packet from here on that is none; the end where all are. */
function firstBroken(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at += packet) if (bytes[at] !== sync) return at;
  return bytes.length;
}

/** The next place from which packets follow each other; the end where there is none. */
function nextStart(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(sync, from); at >= 0; at = bytes.indexOf(sync, at + 1))
    if (
      firstBroken(bytes.subarray(at, at + packet * inARow), 0) ===
      Math.min(packet * inARow, bytes.length - at)
    )
      return at;
  return bytes.length;
}
