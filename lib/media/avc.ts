import { type Bits, bitsOf, withoutEmulation } from './bits';
import type { VideoConfig } from './frames';

const highProfiles = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]);

/** Reads an AVCDecoderConfigurationRecord (ISO 14496-15 §5.3.3.1); undefined where it holds no picture size. */
export function readAvcConfig(record: Uint8Array): VideoConfig | undefined {
  const [version, profile = 0, compatible = 0, level = 0] = record;
  const count = (record[5] ?? 0) & 0x1f;
  const length = ((record[6] ?? 0) << 8) | (record[7] ?? 0);
  if (version !== 1 || count === 0 || record.length < 8 + length) return undefined;
  const size = spsSize(bitsOf(withoutEmulation(record.subarray(8, 8 + length))));
  const hex = [profile, compatible, level].map((one) => one.toString(16).padStart(2, '0')).join('');
  return size && { kind: 'video', codec: 'avc', codecString: `avc1.${hex}`, record, ...size };
}

/** Width and height that a sequence parameter set (ITU-T H.264 §7.3.2.1.1) shows. */
function spsSize(bits: Bits): { width: number; height: number } | undefined {
  bits.skip(8);
  const profile = bits.read(8);
  bits.skip(16);
  bits.ue();
  const chroma = highProfiles.has(profile) ? readHighProfile(bits) : 1;
  bits.ue();
  skipPictureOrder(bits);
  bits.ue();
  bits.skip(1);
  const across = (bits.ue() + 1) * 16;
  const mapUnits = (bits.ue() + 1) * 16;
  const fields = bits.read(1) ? 1 : 2;
  if (fields === 2) bits.skip(1);
  bits.skip(1);
  const [left, right, top, bottom] = bits.read(1)
    ? [bits.ue(), bits.ue(), bits.ue(), bits.ue()]
    : [0, 0, 0, 0];
  const unitX = chroma === 1 || chroma === 2 ? 2 : 1;
  const unitY = (chroma === 1 ? 2 : 1) * fields;
  const width = across - (left + right) * unitX;
  const height = mapUnits * fields - (top + bottom) * unitY;
  return bits.over || width <= 0 || height <= 0 || width > 16384 || height > 16384
    ? undefined
    : { width, height };
}

/** Gives chroma_format_idc. */
function readHighProfile(bits: Bits): number {
  const chroma = bits.ue();
  if (chroma === 3) bits.skip(1);
  bits.ue();
  bits.ue();
  bits.skip(1);
  if (bits.read(1))
    for (let list = 0; list < (chroma === 3 ? 12 : 8); list++) skipScaling(bits, list < 6 ? 16 : 64);
  return chroma;
}

function skipScaling(bits: Bits, size: number): void {
  if (!bits.read(1)) return;
  let last = 8;
  let next = 8;
  for (let at = 0; at < size; at++) {
    if (next !== 0) next = (last + bits.se() + 256) % 256;
    if (next !== 0) last = next;
  }
}

function skipPictureOrder(bits: Bits): void {
  const type = bits.ue();
  if (type === 0) bits.ue();
  if (type !== 1) return;
  bits.skip(1);
  bits.se();
  bits.se();
  for (let left = Math.min(bits.ue(), 255); left > 0; left--) bits.se();
}

/** Whether an access unit of length-prefixed NAL units has a picture that decoding can begin with (an IDR slice). */
export function hasIdr(data: Uint8Array, lengthSize: number): boolean {
  return nalHeads(data, lengthSize).some((head) => (head & 0x1f) === 5);
}

/** The first byte of each NAL unit. */
export function nalHeads(data: Uint8Array, lengthSize: number): number[] {
  const heads: number[] = [];
  for (let at = 0; at + lengthSize < data.length; ) {
    let length = 0;
    for (let index = 0; index < lengthSize; index++) length = length * 256 + (data[at + index] ?? 0);
    heads.push(data[at + lengthSize] ?? 0);
    at += lengthSize + length;
  }
  return heads;
}
