import { type Bits, bitsOf } from './bits';
import type { AudioConfig } from './frames';

const sampleRates = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350];
const channelCounts = [0, 1, 2, 3, 4, 5, 6, 8];

/** Samples of one raw AAC frame at the rate that its configuration names. */
const frameSamples = 1024;

/** Reads an AudioSpecificConfig (ISO 14496-3 §1.6.2.1); undefined where it is none. */
export function readAacConfig(record: Uint8Array): AudioConfig | undefined {
  const bits = bitsOf(record);
  const objectType = readObjectType(bits);
  const sampleRate = readRate(bits);
  const channels = channelCounts[bits.read(4)];
  if (bits.over || objectType === 0 || !sampleRate || !channels) return undefined;
  return { kind: 'audio', codec: 'aac', codecString: `mp4a.40.${objectType}`, record, sampleRate, channels };
}

/** Milliseconds that one frame of AAC sounds. */
export function aacFrameTime({ sampleRate }: AudioConfig): number {
  return (frameSamples / sampleRate) * 1000;
}

function readObjectType(bits: Bits): number {
  const type = bits.read(5);
  return type === 31 ? 32 + bits.read(6) : type;
}

function readRate(bits: Bits): number | undefined {
  const index = bits.read(4);
  return index === 15 ? bits.read(24) : sampleRates[index];
}
