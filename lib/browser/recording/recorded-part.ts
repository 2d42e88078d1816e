import type { MediaEvent } from '@/lib/media/frames';

/** The bytes of one connection as they came, in the order of the recording. */
export interface RecordedPart {
  form: 'flv' | 'ts' | 'fmp4';
  /** Whether its clock and encoding are those of the part before. */
  goesOn: boolean;
  /** Bytes. */
  size: number;
  /** Up to `length` bytes at `offset`; fewer at the end. */
  read(offset: number, length: number): Uint8Array | Promise<Uint8Array>;
  /** Reading is over, for now. */
  close?(): Promise<void>;
}

/** What a stretch of a part holds. */
export interface DemuxedBatch {
  events: readonly MediaEvent[];
  /** How far into the part reading has got, bytes. */
  at: number;
  /** Bytes that could not be read, told at the end. */
  unread?: number;
}

/** A stretch of a part of MPEG-TS or fragmented MP4 that can be read from its start. */
export interface Stretch extends RecordedPart {
  /** Where it begins in the part. */
  at: number;
  /** Whether what it ends with is not whole. */
  cut: boolean;
}
