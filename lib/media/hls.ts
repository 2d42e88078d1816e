import { ClipkeepError } from '@/lib/tiktok/errors';
import { type Attributes, type ByteRange, readAttributes, readByteRange } from './hls-attributes';

/** Segments of a playlist, and encodings: TikTok's slides over ten segments or so. Of more, the newest are kept. */
const mostSegments = 1_000;
const mostVariants = 100;

/** One encoding that a master playlist offers. */
export interface HlsVariant {
  uri: string;
  /** Peak, bits per second; 0 where the playlist doesn't say. */
  bandwidth: number;
  /** Its sound comes in a playlist of its own. */
  soundApart?: true;
}

/** What stands before the first fragment of fMP4 (EXT-X-MAP). */
export interface HlsMap {
  uri: string;
  range?: ByteRange;
}

/** One piece of a stream, as a media playlist names it. */
export interface HlsSegment {
  /** Its media sequence number. */
  sequence: number;
  /** Absolute. Whether its host may be asked is the fetcher's to check. */
  uri: string;
  /** Seconds (EXTINF). */
  duration: number;
  /** Whether its clock or encoding need not go on from the one before. */
  discontinuity: boolean;
  range?: ByteRange;
  map?: HlsMap;
  encrypted?: true;
}

/** A playlist of playlists: one for each encoding. */
export interface MasterPlaylist {
  kind: 'master';
  variants: HlsVariant[];
}

/** A playlist of one encoding: its segments in their order, the newest 1,000 of them. */
export interface MediaPlaylist {
  kind: 'media';
  /** Seconds; how long to wait between two looks. */
  targetDuration: number;
  /** Whether no segment will come after these. */
  ended: boolean;
  segments: HlsSegment[];
}

interface Reading {
  next: number;
  target: number;
  ended: boolean;
  duration?: number;
  range?: string;
  map?: HlsMap;
  discontinuity: boolean;
  encrypted: boolean;
  stream?: string;
  /** Groups of sound that have playlists of their own (EXT-X-MEDIA). */
  soundGroups: Set<string>;
  segments: HlsSegment[];
  variants: (HlsVariant & { group?: string })[];
}

/**
 * Reads a playlist (RFC 8216) that came from the address `base`; what can't be read is left out line by line.
 * Throws ClipkeepError badReply where the text is no playlist.
 */
export function readPlaylist(text: string, base: string): MasterPlaylist | MediaPlaylist {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  if (!/^#EXTM3U\b/.test(lines[0] ?? '')) throw new ClipkeepError('badReply', { detail: 'no playlist' });
  const reading: Reading = {
    next: 0,
    target: 0,
    ended: false,
    discontinuity: false,
    encrypted: false,
    soundGroups: new Set(),
    segments: [],
    variants: [],
  };
  for (const line of lines.slice(1)) {
    const [, tag, value = ''] = /^#(EXT[A-Z0-9-]+)(?::(.*))?$/.exec(line.trim()) ?? [];
    if (tag) readTag(reading, tag, value.trim(), base);
    else if (line.trim() && !line.startsWith('#')) readUri(reading, absolute(line.trim(), base));
  }
  const { target, ended } = reading;
  const segments = reading.segments.slice(-mostSegments);
  const variants = reading.variants.slice(0, mostVariants).map(({ group, ...variant }) => ({
    ...variant,
    ...(group !== undefined && reading.soundGroups.has(group) ? { soundApart: true as const } : {}),
  }));
  if (variants.length > 0) return { kind: 'master', variants };
  const longest = Math.max(0, ...segments.map(({ duration }) => duration));
  return { kind: 'media', targetDuration: target || Math.ceil(longest), ended, segments };
}

function readTag(reading: Reading, tag: string, value: string, base: string): void {
  if (tag === 'EXT-X-MEDIA-SEQUENCE') reading.next = wholeNumber(value);
  if (tag === 'EXT-X-TARGETDURATION') reading.target = wholeNumber(value);
  if (tag === 'EXT-X-ENDLIST') reading.ended = true;
  if (tag === 'EXT-X-DISCONTINUITY') reading.discontinuity = true;
  if (tag === 'EXT-X-BYTERANGE') reading.range = value;
  if (tag === 'EXT-X-STREAM-INF') reading.stream = value;
  if (tag === 'EXTINF') reading.duration = positive(Number.parseFloat(value));
  if (tag === 'EXT-X-KEY') reading.encrypted = readAttributes(value)['METHOD'] !== 'NONE';
  if (tag === 'EXT-X-MEDIA') readRendition(reading, readAttributes(value));
  if (tag === 'EXT-X-MAP') readMap(reading, value, base);
}

/** Sound without an address is in the stream itself. */
function readRendition({ soundGroups }: Reading, { TYPE, URI, 'GROUP-ID': group }: Attributes): void {
  if (TYPE === 'AUDIO' && URI && group !== undefined) soundGroups.add(group);
}

function readMap(reading: Reading, value: string, base: string): void {
  const { URI = '', BYTERANGE } = readAttributes(value);
  const uri = URI && absolute(URI, base);
  const range = BYTERANGE ? readByteRange(BYTERANGE, 0) : undefined;
  if (uri) reading.map = { uri, ...(range && { range }) };
}

function readUri(reading: Reading, uri: string | undefined): void {
  if (reading.stream !== undefined) {
    if (uri) reading.variants.push(readVariant(reading.stream, uri));
    delete reading.stream;
  } else if (reading.duration !== undefined) readSegment(reading, reading.duration, uri);
}

function readSegment(reading: Reading, duration: number, uri: string | undefined): void {
  const { next: sequence, discontinuity, range: said, map, segments, encrypted } = reading;
  const last = segments.at(-1);
  const follows = last?.range && last.uri === uri ? last.range.offset + last.range.length : 0;
  const range = said === undefined ? undefined : readByteRange(said, follows);
  const more = { ...(range && { range }), ...(map && { map }), ...(encrypted && { encrypted }) };
  if (uri) segments.push({ sequence, uri, duration, discontinuity, ...more });
  reading.next++;
  reading.discontinuity = discontinuity && !uri;
  delete reading.duration;
  delete reading.range;
}

function readVariant(attributes: string, uri: string): Reading['variants'][number] {
  const { BANDWIDTH = '', AUDIO: group } = readAttributes(attributes);
  return { uri, bandwidth: wholeNumber(BANDWIDTH), ...(group !== undefined && { group }) };
}

function absolute(uri: string, base: string): string | undefined {
  return URL.canParse(uri, base) ? new URL(uri, base).href : undefined;
}

function wholeNumber(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : 0;
}

function positive(value: number): number {
  return Number.isFinite(value) && value > 0 ? value : 0;
}
