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
    return { track: name, at, ...sample };
  });
}
