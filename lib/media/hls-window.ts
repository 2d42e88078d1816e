import type { HlsSegment, MediaPlaylist } from './hls';

/** What is remembered of a sliding playlist between two looks. Plain data. */
export interface SeenSegments {
  /** The highest media sequence number that was given out. */
  sequence: number;
  /** The newest addresses, to know them again when the server starts its numbers anew. */
  uris: string[];
  /** Of the newest segment; empty where there was none. */
  mapUri: string;
}

/** A segment to fetch now. */
export interface NewSegment extends HlsSegment {
  /** Whether the recording's next part begins here: nothing says that its clock or encoding go on from the one before. */
  opensPart: boolean;
}

export interface WindowChange {
  segments: NewSegment[];
  /** Seconds of segments that came and went between two looks. */
  lostSeconds: number;
  /** To be handed in with the next look. */
  seen: SeenSegments;
}

const mostUris = 100;

/** Which segments of a playlist are new since the last look (`undefined` at the first: then all are). */
export function nextSegments(previous: SeenSegments | undefined, playlist: MediaPlaylist): WindowChange {
  const seen = previous ?? { sequence: -1, uris: [], mapUri: '' };
  const restarted = previous !== undefined && isRestart(previous, playlist);
  const known = new Set(seen.uris);
  const fresh = playlist.segments.filter(({ sequence, uri, range }) =>
    restarted ? range !== undefined || !known.has(uri) : sequence > seen.sequence,
  );
  const [first] = fresh;
  const lost = !first || restarted || !previous ? 0 : first.sequence - seen.sequence - 1;
  const opens = !previous || restarted || lost > 0;
  return {
    segments: fresh.map((segment, index) =>
      opened(segment, fresh[index - 1]?.map?.uri ?? seen.mapUri, opens && index === 0),
    ),
    lostSeconds: lost * usualDuration(playlist),
    seen: fresh.length > 0 ? remember(seen, fresh) : seen,
  };
}

/** Numbers that went back, with no address among them that was seen: not just an older copy of the same playlist. */
function isRestart({ sequence, uris }: SeenSegments, { segments }: MediaPlaylist): boolean {
  const last = segments.at(-1);
  return last !== undefined && last.sequence < sequence && !segments.some(({ uri }) => uris.includes(uri));
}

function opened(segment: HlsSegment, mapBefore: string, opens: boolean): NewSegment {
  return { ...segment, opensPart: opens || segment.discontinuity || (segment.map?.uri ?? '') !== mapBefore };
}

function remember({ uris }: SeenSegments, fresh: readonly HlsSegment[]): SeenSegments {
  const last = fresh.at(-1);
  const newest = [...uris, ...fresh.map(({ uri }) => uri)].slice(-mostUris);
  return { sequence: last?.sequence ?? -1, uris: newest, mapUri: last?.map?.uri ?? '' };
}

function usualDuration({ segments, targetDuration }: MediaPlaylist): number {
  const sum = segments.reduce((total, { duration }) => total + duration, 0);
  return segments.length > 0 ? sum / segments.length : targetDuration;
}
