import type { MediaEvent } from '@/lib/media/frames';

/** The bytes of one connection as they came, in the order of the recording. */
export interface RecordedPart {
  form: 'flv' | 'ts' | 'fmp4';
  /** Bytes. */
  size: number;
  /** Up to `length` bytes at `offset`; fewer at the end. A SyncHandle's `read` fits with one line round it. */
  read(offset: number, length: number): Uint8Array | Promise<Uint8Array>;
}

/** What a stretch of a part holds. */
export interface DemuxedBatch {
  events: readonly MediaEvent[];
  /** How far into the part reading has got, bytes. */
  at: number;
}
