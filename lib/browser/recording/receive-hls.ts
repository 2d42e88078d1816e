import type { HlsSegment } from '@/lib/media/hls';
import { type NewSegment, nextSegments, type SeenSegments, seenWith } from '@/lib/media/hls-window';
import { type ProblemCode, problemIn } from '@/lib/tiktok/errors';
import type { PartWriter } from './part-writer';
import { readMediaPlaylist } from './read-media-playlist';
import { readWhole } from './read-stream';
import type { RecorderWorld } from './recorder-world';
import { type RecordingLog, shortGap } from './recording-log';

/** How far a playlist has been followed. */
export interface HlsPlace {
  seen?: SeenSegments;
  /** When the playlist was looked at last, ms. */
  lookedAt: number;
  /** What comes next goes on from nothing that is there. */
  opens: boolean;
  /** How often in a row the connection broke at the next segment. */
  stuck: number;
  /** How many segments in a row were given up. */
  givenUp: number;
  /** How much media the part that is open has. */
  seconds: number;
  /** What stands before the fragments of fMP4. */
  start: Uint8Array | undefined;
}

/** Where segments go, and what is known of them. */
export interface HlsTarget {
  parts: PartWriter;
  log: RecordingLog;
  place: HlsPlace;
}

/** Far more than a segment or an fMP4 start ever is (bytes). */
const mostStart = 4_000_000;
const mostSegment = 200_000_000;
/** A playlist that shows nothing new for this long (ms) has died. */
const quietMs = 30_000;
const leastWait = 500;
/** A segment is asked for so often, with this pause (ms). */
const mostTries = 3;
/** After so many segments in a row that were given up, the stream itself is no good. */
const mostGivenUp = 3;
const tryMs = 500;
/** What spoils a part spoils no more than so many bytes or seconds, and reading it takes no more memory. */
const longestPart = { bytes: 8_000_000, seconds: 120 };
/** A TS file is made of packets of this many bytes. */
const tsPacket = 188;

/** What says that the connection broke, not that the segment is no good. */
const broken: ReadonlySet<ProblemCode> = new Set(['network', 'stalled']);
/** What another try may cure. */
const passing: ReadonlySet<ProblemCode> = new Set(['server', 'slowDown']);

/**
 * Follows a sliding playlist from its place until it ends or brings nothing new. Throws ClipkeepError where it can't be had,
 * or its segments can't.
 */
export async function receiveHls(world: RecorderWorld, url: string, target: HlsTarget): Promise<void> {
  const { place, log } = target;
  let movedAt = world.now();
  while (!world.stop.aborted) {
    const had = log.bytes();
    const playlist = await readMediaPlaylist(world, url);
    // At the first look, what another stream has brought already is left out, as far as time tells.
    if (!place.seen) playlist.segments = newestOf(playlist.segments, log.silence());
    const fresh = nextSegments(place.seen, playlist, sinceLook(place, world.now()));
    place.lookedAt = world.now();
    const gap = gapBefore(fresh, log.silence());
    for (const segment of fresh)
      await takeSegment(world, { ...segment, missed: segment.missed ?? gap }, target);
    if (playlist.ended) return;
    if (log.bytes() > had) movedAt = world.now();
    if (world.now() - movedAt > quietMs) return;
    await world.pause(Math.max(leastWait, (playlist.targetDuration * 1000) / 2), world.stop);
  }
}

/** Seconds; a clock that was put back says nothing. */
function sinceLook({ lookedAt }: HlsPlace, now: number): number {
  return Math.max(0, now - lookedAt) / 1000;
}

/** The newest segments that fill so many seconds. */
function newestOf(segments: HlsSegment[], seconds: number): HlsSegment[] {
  let from = segments.length;
  for (let left = seconds; from > 0 && left > 0; from -= 1) left -= segments[from - 1]?.duration ?? 0;
  return segments.slice(from);
}

/** What these segments leave of a silence, where their numbers don't tell. Seconds. */
function gapBefore(segments: readonly NewSegment[], silence: number): number {
  const gap = silence - segments.reduce((sum, { duration }) => sum + duration, 0);
  return Number.isFinite(gap) && gap > shortGap ? gap : 0;
}

type WantedSegment = NewSegment & { missed: number };

/**
 * A segment that is gone is lost time, not the end, unless so are those before it; a connection that breaks is thrown on, and
 * the segment's turn comes again.
 */
async function takeSegment(world: RecorderWorld, segment: WantedSegment, target: HlsTarget): Promise<void> {
  const { place, log } = target;
  if (world.stop.aborted) return;
  const doneWith = (givenUp: number) => {
    log.lost(segment.missed);
    place.seen = seenWith(place.seen, segment);
    [place.stuck, place.givenUp] = [0, givenUp];
  };
  try {
    if (await bringSegment(world, segment, target)) doneWith(0);
  } catch (error) {
    const { code } = problemIn(error);
    if (code === 'profileFull') throw error;
    if (broken.has(code) && ++place.stuck < mostTries) throw error;
    log.lost(segment.duration);
    place.opens = true;
    doneWith((place.givenUp + 1) % mostGivenUp);
    if (place.givenUp === 0) throw error;
  }
}

/** Gives false where nothing more is wanted: what was being read then is cut. */
async function bringSegment(
  world: RecorderWorld,
  { uri, map, ...segment }: WantedSegment,
  { place, parts, log }: HlsTarget,
): Promise<boolean> {
  const opens = place.opens || segment.opensPart;
  const bytes = await readPatiently(world, uri, mostSegment);
  const start = opens ? map && (await readPatiently(world, map.uri, mostStart)) : place.start;
  if (world.stop.aborted) return false;
  if (opens || parts.size() >= longestPart.bytes || place.seconds >= longestPart.seconds) {
    await parts.begin(map ? 'fmp4' : 'ts', !opens);
    if (start) parts.write(start);
    place.seconds = 0;
  }
  place.seconds += segment.duration;
  place.start = start;
  log.hlsSegment(segment, bytes.byteLength);
  parts.write(bytes);
  // Behind half a packet nothing can be read.
  place.opens = !map && bytes.byteLength % tsPacket !== 0;
  return true;
}

async function readPatiently(world: RecorderWorld, url: string, most: number): Promise<Uint8Array> {
  for (let tries = 1; ; tries++) {
    try {
      return (await readWhole(world, url, most)).bytes;
    } catch (error) {
      if (tries === mostTries || !passing.has(problemIn(error).code)) throw error;
    }
    await world.pause(tryMs * tries, world.stop);
  }
}
