import { flvEvents } from './flv-events';
import { flvReader } from './flv-reader';
import { ownFrame } from './frames';
import type { HlsSegment } from './hls';
import { timeline } from './timeline';

/** How a recording is doing, told while it runs. */
export interface LiveNumbers {
  bytes: number;
  /** Seconds received that will play; gaps and repetitions are not counted. */
  seconds: number;
  /** Bits per second of the newest stretch; 0 until some seconds are there. */
  bitrate: number;
}

/** Follows an FLV stream; feed it what arrives. */
export interface FlvNumbers {
  /** Says that another connection begins. */
  beginPart(): void;
  push(bytes: Uint8Array): void;
  read(): LiveNumbers;
}

/** Numbers by the timestamps of the tags: the same clock that the finished file will have. */
export function flvNumbers(): FlvNumbers {
  let reader = flvReader({ lends: true });
  let toEvents = flvEvents();
  const line = timeline(ownFrame);
  const rate = bitrateOf();
  let bytes = 0;
  return {
    beginPart() {
      reader = flvReader({ lends: true });
      toEvents = flvEvents();
      line.beginPart();
    },
    push(chunk) {
      bytes += chunk.length;
      for (const event of reader.push(chunk).flatMap(toEvents)) if ('frame' in event) line.add(event.frame);
      rate.add(line.duration / 1000, bytes);
    },
    read: () => ({ bytes, seconds: line.duration / 1000, bitrate: rate.read() }),
  };
}

/** Follows an HLS stream by what its playlist says of each segment that came. */
export function hlsNumbers() {
  const rate = bitrateOf();
  let seconds = 0;
  let bytes = 0;
  return {
    add({ duration }: Pick<HlsSegment, 'duration'>, length: number): void {
      seconds += duration;
      bytes += length;
      rate.add(seconds, bytes);
    },
    read: (): LiveNumbers => ({ bytes, seconds, bitrate: rate.read() }),
  };
}

/** Seconds of the stream that the bitrate is taken over. */
const rateWindow = 10;

/** Marks lie a second apart at least, so that few are kept whatever the size of the pieces. */
function bitrateOf() {
  const marks: [seconds: number, bytes: number][] = [[0, 0]];
  let now: [seconds: number, bytes: number] = [0, 0];
  return {
    add(seconds: number, bytes: number): void {
      now = [seconds, bytes];
      if (seconds - (marks.at(-1)?.[0] ?? 0) >= 1) marks.push(now);
      while (marks.length > 2 && seconds - (marks[1]?.[0] ?? 0) >= rateWindow) marks.shift();
    },
    read(): number {
      const [from, had] = marks[0] ?? [0, 0];
      const [seconds, bytes] = now;
      return seconds - from < 1 ? 0 : Math.round(((bytes - had) * 8) / (seconds - from));
    },
  };
}
