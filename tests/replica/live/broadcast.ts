import type { HevcForm } from './flv';
import { gopMs, type Loop, type LoopCodec, loopFile } from './loop-file';
import type { BroadcastFault, StreamFault } from './stream-fault';

/** Why a broadcast can't be watched: by whom it can be is said where it is checked. */
export type Gate = 'adults' | 'followers' | 'private' | 'region';

export interface LiveOptions {
  title?: string;
  codec?: LoopCodec;
  hevcAs?: HevcForm;
  /** Of HLS. */
  segments?: 'ts' | 'fmp4';
  /** Which are offered. */
  forms?: readonly ('flv' | 'hls')[];
  qualities?: readonly Quality[];
  gate?: Gate;
  /** Seconds that it has been going on when it is started; its times are so far along. */
  ago?: number;
  /** Seconds of media in one second. */
  speed?: number;
}

export type Quality = 'origin' | 'uhd' | 'hd' | 'sd' | 'ld' | 'ao';

interface Change {
  from: number;
  fault: BroadcastFault;
}

/** How HLS ends: said so, a playlist that moves no more, or 404. FLV's body just ends. */
export type HlsEnd = 'endlist' | 'frozen' | 'gone';

/** From some moment on: times are shifted so much, and pictures have this size. Milliseconds. */
interface Stretch {
  from: number;
  shift: number;
  swapped: boolean;
}

/** HLS cuts here, and changes of the whole broadcast happen here, so that they are the same in both forms. */
export const segmentMs = 2 * gopMs;

const usual = {
  codec: 'h264',
  hevcAs: 'codec-12',
  segments: 'ts',
  forms: ['flv', 'hls'],
  qualities: ['origin', 'hd', 'sd', 'ao'],
  ago: 600,
  speed: 1,
} as const;

/** Somebody's live: what is on it at any time follows from the time alone, so all who watch see the same. */
export class Broadcast {
  readonly uniqueId: string;
  readonly roomId: string;
  /** What its links name. */
  streamId: string;
  readonly title: string;
  /** Unix seconds. */
  readonly startTime: number;
  readonly options: Required<Omit<LiveOptions, 'title' | 'gate'>> & Pick<LiveOptions, 'gate'>;
  readonly faults: StreamFault[] = [];
  status: 'live' | 'paused' | 'ended' = 'live';
  hlsEnd: HlsEnd = 'endlist';
  /** The segment that its playlists end with for ever. */
  frozenAt?: number;
  #changes: Change[] = [];
  #stretches: Stretch[] = stretchesOf([]);
  /** Media at the last change of pace, and when that was; both milliseconds. */
  #media: number;
  #since = performance.now();

  constructor(
    ids: Pick<Broadcast, 'uniqueId' | 'roomId' | 'streamId'>,
    options: LiveOptions,
    seconds: number,
  ) {
    this.options = { ...usual, ...options };
    this.uniqueId = ids.uniqueId;
    this.roomId = ids.roomId;
    this.streamId = ids.streamId;
    this.title = options.title ?? `Live with ${ids.uniqueId} 🎥`;
    this.startTime = seconds - Math.round(this.options.ago);
    this.#media = this.options.ago * 1000;
  }

  /** Whole milliseconds of media that there are. */
  now(): number {
    const running = this.status === 'live' ? (performance.now() - this.#since) * this.options.speed : 0;
    return Math.floor(this.#media + running);
  }

  /** The same broadcast, under other links. */
  move(): void {
    this.streamId = String(BigInt(this.streamId) + 1n);
  }

  /** Stands still, goes on, or is over. */
  become(status: Broadcast['status']): void {
    this.#media = this.now();
    this.#since = performance.now();
    this.status = status;
  }

  /** So many seconds of media at once, as if that time had passed; who is watching gets them in one go. */
  skip(seconds: number): void {
    this.#media += seconds * 1000;
  }

  loop(quality: Quality, at: number): Loop {
    const small = quality === 'sd' || quality === 'ld';
    return loopFile(this.options.codec, small !== this.#stretch(at).swapped ? 'sd' : 'hd');
  }

  /** The time that is written on what is at this place. Milliseconds, never below zero. */
  stamp(at: number): number {
    return Math.max(0, at + this.#stretch(at).shift);
  }

  /** Where the next change after a place is, or Infinity. */
  nextChange(at: number): number {
    return this.#stretches.find(({ from }) => from > at)?.from ?? Number.POSITIVE_INFINITY;
  }

  /** Changes before a place, the beginning not counted. */
  changesBefore(at: number): number {
    return this.#stretches.filter(({ from }) => from > 0 && from < at).length;
  }

  isChange(at: number): boolean {
    return at > 0 && this.#stretches.some(({ from }) => from === at);
  }

  /** Happens to all who watch, at the next cut that is so far ahead. */
  change(fault: BroadcastFault): void {
    const due = this.now() + fault.after * 1000;
    const from = (Math.floor(due / segmentMs) + 1) * segmentMs;
    this.#changes = [...this.#changes, { from, fault }].sort((a, b) => a.from - b.from);
    this.#stretches = stretchesOf(this.#changes);
  }

  #stretch(at: number): Stretch {
    return this.#stretches.findLast(({ from }) => from <= at) ?? first;
  }
}

const first: Stretch = { from: 0, shift: 0, swapped: false };

/** Each change adds to what the ones before it left; several at one place make one stretch. */
function stretchesOf(changes: readonly Change[]): Stretch[] {
  const stretches = new Map([[0, first]]);
  let last = first;
  for (const { from, fault } of changes) {
    const jumped = fault.kind === 'jump' ? last.shift + fault.by * 1000 : last.shift;
    const swapped = fault.kind === 'switch' ? !last.swapped : last.swapped;
    last = { from, shift: fault.kind === 'restart' ? -from : jumped, swapped };
    stretches.set(from, last);
  }
  return [...stretches.values()];
}
