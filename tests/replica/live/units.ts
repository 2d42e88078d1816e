import { frameMs, type Loop, loopMs, soundMs } from './loop-file';

/** One frame of a broadcast, at its place in it. */
export interface Unit {
  track: 'video' | 'audio';
  /** Milliseconds since the broadcast began, at which it is decoded; it is shown `shownAfter` later. */
  at: number;
  shownAfter: number;
  key: boolean;
  data: Buffer;
}

/** All frames that are decoded from `from` up to but excluding `to`, in that order; the loop goes round for ever. */
export function unitsBetween(loop: Loop, from: number, to: number): Unit[] {
  const video = track(loop, 'video', frameMs, from, to);
  const audio = track(loop, 'audio', soundMs, from, to);
  return [...video, ...audio].sort((a, b) => a.at - b.at);
}

function track(loop: Loop, name: Unit['track'], step: number, from: number, to: number): Unit[] {
  const first = Math.ceil(from / step);
  const count = Math.max(0, Math.ceil(to / step) - first);
  return Array.from({ length: count }, (_, index) => {
    const at = (first + index) * step;
    const sample = loop[name][(at % loopMs) / step];
    if (!sample) throw new Error(`The loop has no frame at ${at % loopMs} ms.`);
    const data =
      name === 'video' && sample.key ? Buffer.concat([sample.data, timeMark(loop, at)]) : sample.data;
    return { track: name, at, ...sample, data };
  });
}

/** No camera gives the same picture twice: behind each keyframe stands its time, as filler data, which decoders pass over. */
function timeMark({ codec }: Loop, at: number): Buffer {
  const unit = Buffer.from(codec === 'h264' ? [0x0c] : [0x4c, 0x01]);
  const text = Buffer.from(String(at).padStart(12, '0'));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(unit.length + text.length);
  return Buffer.concat([length, unit, text]);
}
