import type { HlsSegment, MediaPlaylist } from './hls';

/** What is remembered of a sliding playlist between two looks. Plain data. */
export interface SeenSegments {
  /** The highest media sequence number that is done with. */
  sequence: number;
  /** The newest addresses without their hosts, to know them again when the server starts its numbers anew. */
  uris: string[];
  /** Of the newest segment, without its host; empty where there was none. */
  mapUri: string;
}

/** A segment to fetch now. */
export interface NewSegment extends HlsSegment {
  /** Whether the recording's next part begins here: nothing says that its clock or encoding go on from the one before. */
  opensPart: boolean;
  /** Seconds of segments that came and went before it; undefined where its number says nothing of that. */
  missed: number | undefined;
}

const mostUris = 100;

/**
 * Which segments of a playlist are new since the last look, `passed` seconds ago (`seen` undefined: then all are), oldest
 * first.
 */
export function nextSegments(
  seen: SeenSegments | undefined,
  playlist: MediaPlaylist,
  passed: number,
): NewSegment[] {
  const lostBefore = (segment: HlsSegment) =>
    seen ? (segment.sequence - seen.sequence - 1) * usualDuration(playlist) : 0;
  // What was shown then had yet to be fetched.
  const longestLoss = passed + shownSeconds(playlist);
  const anew = seen !== undefined && isRestart(seen, playlist, (first) => lostBefore(first) > longestLoss);
  const fresh = playlist.segments.filter(({ sequence, uri }) =>
    anew ? !seen.uris.includes(placeOf(uri)) : sequence > (seen?.sequence ?? -1),
  );
  return fresh.map((segment, index) => {
    const before = fresh[index - 1];
    const missed = before ? 0 : seen && !anew ? lostBefore(segment) : undefined;
    const otherMap = mapOf(segment) !== (before ? mapOf(before) : (seen?.mapUri ?? ''));
    return { ...segment, missed, opensPart: missed !== 0 || segment.discontinuity || otherMap };
  });
}

/** What is seen once a segment is done with: fetched, or given up. */
export function seenWith(seen: SeenSegments | undefined, segment: HlsSegment): SeenSegments {
  const uris = [...(seen?.uris ?? []), placeOf(segment.uri)].slice(-mostUris);
  return { sequence: segment.sequence, uris, mapUri: mapOf(segment) };
}

/** Each look may be led on to another host. */
function placeOf(uri: string): string {
  return uri.replace(/^https?:\/\/[^/]*/i, '');
}

function mapOf({ map }: HlsSegment): string {
  return map ? placeOf(map.uri) : '';
}

/** Numbers that went back, or on beyond all reason, with no address among them that was seen: no older copy of the same playlist. */
function isRestart(
  { sequence, uris }: SeenSegments,
  { segments }: MediaPlaylist,
  isTooFar: (segment: HlsSegment) => boolean,
): boolean {
  const [first, last] = [segments[0], segments.at(-1)];
  if (!first || !last || segments.some(({ uri }) => uris.includes(placeOf(uri)))) return false;
  return last.sequence < sequence || isTooFar(first);
}

function usualDuration(playlist: MediaPlaylist): number {
  const { segments, targetDuration } = playlist;
  return segments.length > 0 ? shownSeconds(playlist) / segments.length : targetDuration;
}

function shownSeconds({ segments }: MediaPlaylist): number {
  return segments.reduce((total, { duration }) => total + duration, 0);
}
