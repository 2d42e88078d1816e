/** Why a recording ended: the broadcast was over, the person or a limit said so, the disk had no more room, or nothing came any more. */
export type RecordingEnd = 'over' | 'stopped' | 'limit' | 'disk' | 'lost';

/** How a recording is doing, told while it runs; what it came to, once it is saved. */
export interface LiveFigures {
  /** Seconds received that will play. */
  seconds: number;
  /** Seconds of the broadcast that were missed while the connection was down. */
  lostSeconds: number;
  /** Bits per second of the last moments; 0 while unknown. */
  bitrate: number;
  /** `joining`: it has ended, and its parts become one file. */
  phase: 'recording' | 'reconnecting' | 'joining';
  /** Bytes that the profile's disk still has for it; 0 where the browser doesn't say. */
  diskLeft: number;
  /** Set once nothing more is received. */
  ended?: RecordingEnd;
}
