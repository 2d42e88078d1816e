import { aacFrameTime, readAacConfig } from './aac';
import { hasIdr, readAvcConfig } from './avc';
import type { FlvTag } from './flv-reader';
import type { AudioConfig, MediaEvent, VideoConfig } from './frames';
import { hasIrap, readHevcConfig } from './hevc';

/** What a tag's body holds, before it is known how to decode it. */
interface Packet {
  codec: 'avc' | 'hevc' | 'aac';
  is: 'config' | 'frame';
  payload: Uint8Array;
  /** From decoding to showing, milliseconds. */
  composition: number;
  key: boolean;
}

/** Turns tags into configurations and frames; of other tags, other codecs and damaged bodies it gives nothing. */
export function flvEvents(): (tag: FlvTag) => MediaEvent[] {
  let video: VideoConfig | undefined;
  let audio: AudioConfig | undefined;
  return (tag) => {
    const packet = tag.kind === 'video' ? videoPacket(tag.data) : audioPacket(tag);
    if (!packet || packet.payload.length === 0) return [];
    if (packet.is === 'config') {
      // It outlives its tag.
      const config = readConfig({ ...packet, payload: packet.payload.slice() });
      if (config?.kind === 'video') video = config;
      if (config?.kind === 'audio') audio = config;
      return config ? [{ config }] : [];
    }
    if (packet.codec === 'aac') return audio ? [soundFrame(tag, packet, audio)] : [];
    return video?.codec === packet.codec ? [pictureFrame(tag, packet, video)] : [];
  };
}

function readConfig({ codec, payload }: Packet): VideoConfig | AudioConfig | undefined {
  if (codec === 'avc') return readAvcConfig(payload);
  return codec === 'hevc' ? readHevcConfig(payload) : readAacConfig(payload);
}

function pictureFrame(
  { timestamp: dts }: FlvTag,
  packet: Packet,
  { codec, record }: VideoConfig,
): MediaEvent {
  const lengthSize = ((record?.[codec === 'avc' ? 4 : 21] ?? 3) & 3) + 1;
  const begins = codec === 'avc' ? hasIdr(packet.payload, lengthSize) : hasIrap(packet.payload, lengthSize);
  const times = { dts, pts: dts + packet.composition, duration: 0, key: packet.key || begins };
  return { frame: { track: 'video', ...times, data: packet.payload } };
}

function soundFrame({ timestamp }: FlvTag, { payload }: Packet, config: AudioConfig): MediaEvent {
  const times = { dts: timestamp, pts: timestamp, duration: aacFrameTime(config), key: true };
  return { frame: { track: 'audio', ...times, data: payload } };
}

/** Codec ids: 7 is AVC; 12 is HEVC as Chinese CDNs write it, alike in all but the number. */
const codecIds: Readonly<Record<number, 'avc' | 'hevc'>> = { 7: 'avc', 12: 'hevc' };

function videoPacket(data: Uint8Array): Packet | undefined {
  const head = data[0] ?? 0;
  if (head & 0x80) return enhancedVideo(data, head);
  const codec = codecIds[head & 0x0f];
  const type = data[1] ?? 2;
  if (!codec || data.length < 5 || type > 1) return undefined;
  const composition = type === 1 ? signed24(data, 2) : 0;
  return {
    codec,
    is: type ? 'frame' : 'config',
    payload: data.subarray(5),
    composition,
    key: head >> 4 === 1,
  };
}

/** Enhanced RTMP (Veovera, v1 and v2): sequence start 0, coded frames 1, coded frames without a composition time 3. */
function enhancedVideo(data: Uint8Array, head: number): Packet | undefined {
  const type = head & 0x0f;
  const codec = { hvc1: 'hevc', avc1: 'avc' }[fourCC(data)] as 'hevc' | 'avc' | undefined;
  if (!codec || (type !== 0 && type !== 1 && type !== 3)) return undefined;
  const payload = data.subarray(type === 1 ? 8 : 5);
  const composition = type === 1 ? signed24(data, 5) : 0;
  return { codec, is: type ? 'frame' : 'config', payload, composition, key: ((head >> 4) & 7) === 1 };
}

/** Sound format 10 is AAC, 9 the enhanced form with a FourCC. */
function audioPacket({ kind, data }: FlvTag): Packet | undefined {
  const format = kind === 'audio' ? (data[0] ?? 0) >> 4 : 0;
  const type = format === 9 ? (data[0] ?? 0) & 0x0f : (data[1] ?? 2);
  const isAac = format === 10 || (format === 9 && fourCC(data) === 'mp4a');
  if (!isAac || type > 1) return undefined;
  const payload = data.subarray(format === 9 ? 5 : 2);
  return { codec: 'aac', is: type ? 'frame' : 'config', payload, composition: 0, key: true };
}

function fourCC(data: Uint8Array): string {
  return String.fromCharCode(...data.subarray(1, 5));
}

function signed24(data: Uint8Array, at: number): number {
  return (((data[at] ?? 0) << 24) | ((data[at + 1] ?? 0) << 16) | ((data[at + 2] ?? 0) << 8)) >> 8;
}
