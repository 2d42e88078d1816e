import type { MediaEvent } from '@/lib/media/frames';

/** The bytes of one connection as they came, in the order of the recording. */
export interface RecordedPart {
  form: 'flv' | 'ts' | 'fmp4';
  /** Whether its clock and encoding are those of the part before. */
  goesOn: boolean;
  /** Bytes. */
  size: number;
  /** Up to `length` bytes at `offset`; fewer at the end. `into`: where they may be put. */
  read(offset: number, length: number, into?: Uint8Array): Uint8Array | Promise<Uint8Array>;
  /** Reading is over, for now. */
  close?(): Promise<void>;
}

/** What a stretch of a part holds. The bytes of its frames are good until the next batch is asked for. */
export interface DemuxedBatch {
  events: readonly MediaEvent[];
  /** How far into the part reading has got, bytes. */
  at: number;
  /** Bytes that could not be read, since the last batch that told of any. */
  unread?: number;
  /** What follows need not go on from what came before. */
  opensPart?: boolean;
}
