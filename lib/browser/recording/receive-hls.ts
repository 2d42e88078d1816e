import { type MediaPlaylist, readPlaylist } from '@/lib/media/hls';
import { type NewSegment, nextSegments, type SeenSegments } from '@/lib/media/hls-window';
import { ClipkeepError, problemIn } from '@/lib/tiktok/errors';
import type { PartWriter } from './part-writer';
import { readWhole } from './read-stream';
import type { RecorderWorld } from './recorder-world';
import type { RecordingLog } from './recording-log';

/** Far more than a playlist, a segment or an fMP4 start ever is (bytes). */
const mostText = 4_000_000;
const mostSegment = 200_000_000;
/** A playlist that shows nothing new for this long (ms) has died. */
const quietMs = 30_000;
const leastWait = 500;

/** Follows a sliding playlist to its end (true) or until it stops moving (false). Throws ClipkeepError where it can't be had. */
export async function receiveHls(
  world: RecorderWorld,
  url: string,
  parts: PartWriter,
  log: RecordingLog,
): Promise<boolean> {
  let seen: SeenSegments | undefined;
  let movedAt = world.now();
  let opens = false;
  while (!world.stop.aborted) {
    const playlist = await readMedia(world, url);
    const change = nextSegments(seen, playlist);
    ({ seen } = change);
    log.lost(change.lostSeconds);
    for (const segment of change.segments) {
      // After one that is gone, the next goes on from nothing that is there.
      opens ||= segment.opensPart;
      opens = !(await takeSegment(world, { ...segment, opensPart: opens }, parts, log));
    }
    if (playlist.ended) return true;
    if (change.segments.length > 0) movedAt = world.now();
    if (world.now() - movedAt > quietMs) return false;
    await world.pause(Math.max(leastWait, (playlist.targetDuration * 1000) / 2));
  }
  return false;
}

/** A master playlist leads on to its best encoding. */
async function readMedia(world: RecorderWorld, url: string): Promise<MediaPlaylist> {
  const first = await readText(world, url);
  if (first.kind === 'media') return first;
  const [best] = first.variants.sort((a, b) => b.bandwidth - a.bandwidth);
  const second = best && (await readText(world, best.uri));
  if (second?.kind === 'media') return second;
  throw new ClipkeepError('badReply', { detail: 'a master playlist without one to play' });
}

async function readText(world: RecorderWorld, url: string) {
  return readPlaylist(new TextDecoder().decode(await readWhole(world, url, mostText)), url);
}

/** A segment that is gone is lost time, not the end. Gives whether it came. */
async function takeSegment(
  world: RecorderWorld,
  segment: NewSegment,
  parts: PartWriter,
  log: RecordingLog,
): Promise<boolean> {
  try {
    const bytes = await readWhole(world, segment.uri, mostSegment);
    const start =
      segment.opensPart && segment.map ? await readWhole(world, segment.map.uri, mostText) : undefined;
    // What was being read then is cut.
    if (world.stop.aborted) return false;
    if (segment.opensPart) await parts.begin(segment.map ? 'fmp4' : 'ts');
    if (start) parts.write(start);
    log.hlsSegment(segment, bytes.byteLength);
    parts.write(bytes);
    return true;
  } catch (error) {
    if (problemIn(error).code === 'profileFull') throw error;
    log.lost(segment.duration);
    return false;
  }
}
