/** Reads a bit string from its start; beyond the end it reads zeros and says so in `over`. */
export interface Bits {
  read(count: number): number;
  skip(count: number): void;
  /** Unsigned Exp-Golomb, as H.264 and H.265 write numbers. */
  ue(): number;
  se(): number;
  readonly over: boolean;
}

/** The bits of these bytes. */
export function bitsOf(bytes: Uint8Array): Bits {
  let at = 0;
  const read = (count: number): number => {
    let value = 0;
    for (let taken = 0; taken < count; taken++, at++)
      value = value * 2 + (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
    return value;
  };
  const ue = (): number => {
    let zeros = 0;
    while (zeros < 32 && at < bytes.length * 8 && read(1) === 0) zeros++;
    return 2 ** zeros - 1 + read(zeros);
  };
  return {
    read,
    ue,
    skip: (count) => {
      at += count;
    },
    se: () => {
      const value = ue();
      return value % 2 ? (value + 1) / 2 : -value / 2;
    },
    get over() {
      return at > bytes.length * 8;
    },
  };
}

/** A NAL unit without the bytes that only keep start codes from appearing in it (0x03 after two zeros). */
export function withoutEmulation(nal: Uint8Array): Uint8Array {
  return nal.filter((byte, at) => !(byte === 3 && at > 1 && nal[at - 1] === 0 && nal[at - 2] === 0));
}
