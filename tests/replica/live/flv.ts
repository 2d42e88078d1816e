import { frameMs, type Loop, soundRate } from './loop-file';
import type { Unit } from './units';

/** How HEVC is written into FLV: as codec 12 (China's way), or as enhanced RTMP has it. H.264 has but one way. */
export type HevcForm = 'codec-12' | 'hvc1';

/** `FLV`, version 1, whether there is video, and the empty tag before the first. */
export function flvHeader(soundOnly: boolean): Buffer {
  return Buffer.from([0x46, 0x4c, 0x56, 1, soundOnly ? 4 : 5, 0, 0, 0, 9, 0, 0, 0, 0]);
}

/**
 * What every decoder needs first: metadata and both configurations, at a time in milliseconds. Before the first frame
 * metadata are at 0, as servers have them; ffmpeg takes them for a text track elsewhere.
 */
export function flvStart(loop: Loop, form: HevcForm, stamp: number, soundOnly: boolean): Buffer {
  const meta = tag(18, 0, metadata(loop, form, soundOnly));
  const audio = tag(8, stamp, Buffer.concat([Buffer.from([0xaf, 0]), loop.audioConfig]));
  if (soundOnly) return Buffer.concat([meta, audio]);
  const head = videoHead(loop, form, { key: true, start: true, after: 0 });
  return Buffer.concat([meta, tag(9, stamp, Buffer.concat([head, loop.videoConfig])), audio]);
}

export function flvTag(loop: Loop, form: HevcForm, unit: Unit, stamp: number): Buffer {
  if (unit.track === 'audio')
    return tag(8, stamp + unit.shownAfter, Buffer.concat([Buffer.from([0xaf, 1]), unit.data]));
  const head = videoHead(loop, form, { key: unit.key, start: false, after: unit.shownAfter });
  return tag(9, stamp, Buffer.concat([head, unit.data]));
}

function videoHead(
  loop: Loop,
  form: HevcForm,
  frame: { key: boolean; start: boolean; after: number },
): Buffer {
  const kind = (frame.key ? 1 : 2) << 4;
  const after = Buffer.from([frame.after >> 16, frame.after >> 8, frame.after]);
  if (loop.codec === 'h264' || form === 'codec-12') {
    const codec = loop.codec === 'h264' ? 7 : 12;
    return Buffer.concat([Buffer.from([kind | codec, frame.start ? 0 : 1]), after]);
  }
  // Packet type 0 is the configuration, 3 a frame without an offset, 1 one with it.
  const packet = frame.start ? 0 : frame.after === 0 ? 3 : 1;
  const head = Buffer.from([0x80 | kind | packet, ...Buffer.from('hvc1')]);
  return packet === 1 ? Buffer.concat([head, after]) : head;
}

/** Times go beyond 24 bits after 4.7 hours: the highest byte stands last. */
function tag(type: number, stamp: number, body: Buffer): Buffer {
  const all = Buffer.alloc(15 + body.length);
  all.writeUInt8(type, 0);
  all.writeUIntBE(body.length, 1, 3);
  all.writeUIntBE(stamp & 0xffffff, 4, 3);
  all.writeUInt8((stamp >>> 24) & 0xff, 7);
  body.copy(all, 11);
  all.writeUInt32BE(11 + body.length, 11 + body.length);
  return all;
}

function metadata(loop: Loop, form: HevcForm, soundOnly: boolean): Buffer {
  const hevcId = form === 'hvc1' ? Buffer.from('hvc1').readUInt32BE(0) : 12;
  const video = {
    width: loop.width,
    height: loop.height,
    framerate: 1000 / frameMs,
    videocodecid: loop.codec === 'h264' ? 7 : hevcId,
  };
  const values = { ...(soundOnly ? {} : video), audiocodecid: 10, audiosamplerate: soundRate, duration: 0 };
  const entries = Object.entries(values).flatMap(([name, value]) => [shortText(name), double(value)]);
  const count = Buffer.from([8, 0, 0, 0, entries.length / 2]);
  return Buffer.concat([
    Buffer.from([2]),
    shortText('onMetaData'),
    count,
    ...entries,
    Buffer.from([0, 0, 9]),
  ]);
}

function shortText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0, text.length]), Buffer.from(text)]);
}

function double(value: number): Buffer {
  const bytes = Buffer.alloc(9);
  bytes.writeDoubleBE(value, 1);
  return bytes;
}
