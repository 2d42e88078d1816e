import type { LiveFigures } from '@/lib/archive/live-figures';
import type { RecordRequest } from '@/lib/jobs/ports';
import type { HlsSegment } from '@/lib/media/hls';
import { flvNumbers, hlsNumbers } from '@/lib/media/live-numbers';

/** What has been received of a recording, for the person and for its limits. */
export interface RecordingLog {
  /** All attempts together. */
  bytes(): number;
  /** Of media that will play, all attempts together. */
  seconds(): number;
  /** Seconds since the last byte of this attempt; Infinity while there was none. */
  silence(): number;
  figures(phase: LiveFigures['phase'], diskLeft: number): LiveFigures;
  flvPart(): void;
  flvBytes(bytes: Uint8Array): void;
  hlsSegment(segment: Pick<HlsSegment, 'duration'>, length: number): void;
  lost(seconds: number): void;
  /** Whether a limit of the request has been reached. */
  isFull(): boolean;
}

/** A shorter silence between two connections (seconds) is everyday, and the new one begins with what was missed. */
export const shortGap = 2;

/** `had`: bytes of earlier attempts. `now` in milliseconds. */
export function createRecordingLog(
  { limits, before }: Pick<RecordRequest, 'limits' | 'before'>,
  had: number,
  now: () => number,
): RecordingLog {
  const flv = flvNumbers();
  const hls = hlsNumbers();
  const silence = silenceOf(now, had > 0);
  let lostSeconds = before.lostSeconds;
  const bytes = () => had + flv.read().bytes + hls.read().bytes;
  const seconds = () => before.seconds + flv.read().seconds + hls.read().seconds;
  const missing = (phase: LiveFigures['phase']) => (phase === 'reconnecting' ? silence.missed() : 0);
  return {
    ...{ bytes, seconds, silence: silence.seconds },
    figures: (phase, diskLeft) => ({
      ...{ phase, diskLeft, lostSeconds: lostSeconds + missing(phase), seconds: seconds() },
      bitrate: flv.read().bitrate || hls.read().bitrate,
    }),
    flvPart() {
      silence.reconnect();
      flv.beginPart();
    },
    flvBytes(chunk) {
      lostSeconds += silence.end();
      flv.push(chunk);
    },
    hlsSegment(segment, length) {
      silence.end();
      hls.add(segment, length);
    },
    lost(more) {
      lostSeconds += more;
    },
    isFull: () =>
      (limits.seconds !== undefined && seconds() >= limits.seconds) ||
      (limits.bytes !== undefined && bytes() >= limits.bytes),
  };
}

/** How long nothing came. `resumed`: an earlier attempt had something, so the first connection is another one already. */
function silenceOf(now: () => number, resumed: boolean) {
  let lastByteAt = now();
  let reconnecting = false;
  let begun = false;
  const since = () => Math.max(0, now() - lastByteAt) / 1000;
  const missed = () => ((begun || resumed) && since() > shortGap ? since() : 0);
  return {
    missed,
    seconds: () => (begun ? since() : Number.POSITIVE_INFINITY),
    reconnect() {
      reconnecting = true;
    },
    /** A byte came; gives the seconds that were missed before it. */
    end(): number {
      const gap = reconnecting ? missed() : 0;
      [lastByteAt, reconnecting, begun] = [now(), false, true];
      return gap;
    },
  };
}
