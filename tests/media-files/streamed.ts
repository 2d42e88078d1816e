import type { Frame } from '@/lib/media/frames';
import { timeline } from '@/lib/media/timeline';
import type { PlacedFrame } from '@/lib/media/track-end';

export const pictureStep = 40;
export const soundStep = (1024 / 44100) * 1000;
/** Pictures from keyframe to keyframe. */
export const groupLength = 25;

interface Span {
  /** Milliseconds of the stream's true time. */
  from: number;
  to: number;
  /** What the part's clock says at true time 0. */
  clock?: number;
  tracks?: readonly ('video' | 'audio')[];
  /** How much later the sound begins, milliseconds. */
  soundLater?: number;
  /** Which stream: another one has other bytes. */
  name?: number;
}

/** The frames of a stretch of a made-up live stream, in the order they would come; each has its true time in its bytes. */
export function span({
  from,
  to,
  clock = 0,
  tracks = ['video', 'audio'],
  soundLater = 0,
  name = 1,
}: Span): Frame[] {
  const frames: Frame[] = [];
  const add = (track: Frame['track'], at: number, duration: number, key: boolean) => {
    const time = Math.floor(clock + at);
    frames.push({ track, dts: time, pts: time, duration, key, data: trueTime(at, name) });
  };
  for (let n = Math.ceil(from / pictureStep); n * pictureStep < to && tracks.includes('video'); n++)
    add('video', n * pictureStep, 0, n % groupLength === 0);
  for (
    let n = Math.ceil((from + soundLater) / soundStep);
    n * soundStep < to && tracks.includes('audio');
    n++
  )
    add('audio', n * soundStep, soundStep, true);
  return frames.sort((a, b) => a.dts - b.dts);
}

/** Puts parts on a timeline and gives the whole of it. */
export function join(...parts: Frame[][]): { placed: PlacedFrame[]; duration: number } {
  const line = timeline();
  const placed = parts.flatMap((part) => [...line.beginPart(), ...part.flatMap((frame) => line.add(frame))]);
  return { placed: [...placed, ...line.end()], duration: line.duration };
}

/** The true time that a frame's bytes tell. */
export function timeOf({ data }: Frame): number {
  return new DataView(data.buffer).getFloat64(0);
}

export function ofTrack<Some extends Frame>(frames: readonly Some[], track: Frame['track']): Some[] {
  return frames.filter((frame) => frame.track === track);
}

function trueTime(at: number, name: number): Uint8Array {
  const data = new Uint8Array(9);
  new DataView(data.buffer).setFloat64(0, at);
  data[8] = name;
  return data;
}
