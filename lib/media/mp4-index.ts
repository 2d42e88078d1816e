import { bodyAt, boxesIn, boxOf, longWord, words } from './mp4-boxes';
import type { SampleTable } from './sample-table';

/** A track as the index tells of it. */
export interface IndexedTrack {
  /** An MP4 of one frame of it: all that doesn't depend on how many there are is taken from there. */
  template: Uint8Array;
  table: SampleTable;
  /** Ticks in a second. */
  timescale: number;
}

/** What an MP4 begins with, before the box of its samples. */
export function mp4Start(template: Uint8Array): Uint8Array[] {
  return boxOf('ftyp', bodyAt(template, 'ftyp'));
}

/** What stands before so many bytes of samples; always in the form for more than 4 GB. */
export function samplesHead(length: number): Uint8Array {
  const head = new Uint8Array(16);
  head.set(boxOf('mdat')[0] ?? []);
  head.set(words(1));
  head.set(longWord(length + head.length), 8);
  return head;
}

/** The index (`moov`) in pieces; its times are milliseconds. */
export function mp4Index(tracks: readonly IndexedTrack[]): Uint8Array[] {
  const movie = bodyAt(tracks[0]?.template ?? new Uint8Array(), 'moov', 'mvhd').slice();
  const end = Math.max(0, ...tracks.map((track) => shown(track).end));
  write(movie, [mvhd.timescale, 1000], [mvhd.duration, end], [movie.length - 4, tracks.length + 1]);
  return boxOf('moov', ...boxOf('mvhd', movie), ...tracks.flatMap((track, at) => trackBox(track, at + 1)));
}

/** Where numbers stand in these boxes, version 0. */
const mvhd = { timescale: 12, duration: 16 };
const tkhd = { id: 12, duration: 20 };

function trackBox(track: IndexedTrack, id: number): Uint8Array[] {
  const trak = bodyAt(track.template, 'moov', 'trak');
  const head = bodyAt(trak, 'tkhd').slice();
  write(head, [tkhd.id, id], [tkhd.duration, shown(track).end]);
  return boxOf('trak', ...boxOf('tkhd', head), ...editsBox(track), ...mediaBox(track, bodyAt(trak, 'mdia')));
}

/** When a track is shown first, and no more. */
function shown({ table, timescale }: IndexedTrack): { begin: number; end: number } {
  const { from, to } = table.span();
  const inMs = (ticks: number) => Math.max(0, Math.round((ticks / timescale) * 1000));
  return { begin: inMs(from), end: inMs(to) };
}

/** Says that a track begins later, and that its first frame is decoded before it is shown. */
function editsBox(track: IndexedTrack): Uint8Array[] {
  const { begin, end } = shown(track);
  const { from, first } = track.table.span();
  const edits = [...(begin > 0 ? [[begin, -1]] : []), [end - begin, from - first]];
  const entries = edits.map(([length = 0, media = 0]) => words(length, media, 0x10000));
  return boxOf('edts', ...boxOf('elst', words(0, edits.length), ...entries));
}

function mediaBox({ table, timescale }: IndexedTrack, mdia: Uint8Array): Uint8Array[] {
  const language = bodyAt(mdia, 'mdhd').subarray(-4);
  const length = longWord(table.span().decoded);
  const head = boxOf('mdhd', words(0x1000000, 0, 0, 0, 0, timescale), length, language);
  const minf = boxesIn(bodyAt(mdia, 'minf'));
  const kept = minf.filter(({ name }) => name !== 'stbl').flatMap(({ name, body }) => boxOf(name, body));
  const stsd = boxOf('stsd', bodyAt(mdia, 'minf', 'stbl', 'stsd'));
  const info = boxOf('minf', ...kept, ...boxOf('stbl', ...stsd, ...table.boxes()));
  return boxOf('mdia', ...head, ...boxOf('hdlr', bodyAt(mdia, 'hdlr')), ...info);
}

function write(bytes: Uint8Array, ...numbers: readonly (readonly [at: number, value: number])[]): void {
  for (const [at, value] of numbers) bytes.set(words(value), at);
}
