import { nalHeads } from './avc';
import { type Bits, bitsOf, withoutEmulation } from './bits';
import type { VideoConfig } from './frames';

const spsType = 33;

/** Reads an HEVCDecoderConfigurationRecord (ISO 14496-15 §8.3.3.1); undefined where it holds no picture size. */
export function readHevcConfig(record: Uint8Array): VideoConfig | undefined {
  const sps = record[0] === 1 ? firstSps(record) : undefined;
  const size = sps && spsSize(bitsOf(withoutEmulation(sps)));
  return size && { kind: 'video', codec: 'hevc', codecString: codecString(record), record, ...size };
}

function firstSps(record: Uint8Array): Uint8Array | undefined {
  const word = (at: number) => ((record[at] ?? 0) << 8) | (record[at + 1] ?? 0);
  let at = 23;
  for (let arrays = record[22] ?? 0; arrays > 0; arrays--) {
    const type = (record[at] ?? 0) & 0x3f;
    const count = word(at + 1);
    at += 3;
    for (let left = count; left > 0 && at + 2 <= record.length; left--) {
      const end = at + 2 + word(at);
      if (type === spsType && end <= record.length) return record.subarray(at + 2, end);
      at = end;
    }
  }
  return undefined;
}

/** Width and height that a sequence parameter set (ITU-T H.265 §7.3.2.2) shows. */
function spsSize(bits: Bits): { width: number; height: number } | undefined {
  bits.skip(16 + 4);
  const subLayers = bits.read(3);
  bits.skip(1);
  skipLevels(bits, subLayers);
  bits.ue();
  const chroma = bits.ue();
  if (chroma === 3) bits.skip(1);
  const across = bits.ue();
  const down = bits.ue();
  const [left, right, top, bottom] = bits.read(1)
    ? [bits.ue(), bits.ue(), bits.ue(), bits.ue()]
    : [0, 0, 0, 0];
  const width = across - (left + right) * (chroma === 1 || chroma === 2 ? 2 : 1);
  const height = down - (top + bottom) * (chroma === 1 ? 2 : 1);
  return bits.over || width <= 0 || height <= 0 || width > 16384 || height > 16384
    ? undefined
    : { width, height };
}

/** profile_tier_level with its sub-layers. */
function skipLevels(bits: Bits, subLayers: number): void {
  bits.skip(96);
  if (subLayers === 0) return;
  const present = Array.from({ length: subLayers }, () => [bits.read(1), bits.read(1)] as const);
  bits.skip((8 - subLayers) * 2);
  for (const [profile, level] of present) bits.skip((profile ? 88 : 0) + (level ? 8 : 0));
}

/** As RFC 6381 and ISO 14496-15 annex E name it: `hvc1.1.6.L93.90`. */
function codecString(record: Uint8Array): string {
  const byte = (at: number) => record[at] ?? 0;
  const space = ['', 'A', 'B', 'C'][byte(1) >> 6] ?? '';
  const tier = byte(1) & 0x20 ? 'H' : 'L';
  let flags = 0;
  for (let bit = 0; bit < 32; bit++) if ((byte(2 + (bit >> 3)) >> (7 - (bit & 7))) & 1) flags += 2 ** bit;
  const constraints = [...record.subarray(6, 12)].map((one) => one.toString(16).toUpperCase());
  while (constraints.at(-1) === '0') constraints.pop();
  const parts = [`${space}${byte(1) & 0x1f}`, flags.toString(16).toUpperCase(), `${tier}${byte(12)}`];
  return ['hvc1', ...parts, ...constraints].join('.');
}

/** Whether an access unit of length-prefixed NAL units has a picture that decoding can begin with (IRAP, types 16 to 21). */
export function hasIrap(data: Uint8Array, lengthSize: number): boolean {
  return nalHeads(data, lengthSize).some((head) => {
    const type = (head >> 1) & 0x3f;
    return type >= 16 && type <= 21;
  });
}
