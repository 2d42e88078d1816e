import { type Broadcast, type Quality, segmentMs } from './broadcast';
import { fmp4Segment } from './fmp4';
import { loopMs } from './loop-file';
import { type Counters, tsSegment } from './ts';
import { type Unit, unitsBetween } from './units';

/** Real seconds that a playlist reaches back, and that its segments are kept after they left it. */
const windowSeconds = 10;
const keptSeconds = 10;

/** Names of files, with whatever makes them good links. */
export interface HlsNames {
  segment(number: number): string;
  /** The init segment of what is at a place. */
  init(at: number): string;
}

/** The newest segment that is whole; when all is over the last one is, however short. */
export function newestSegment(broadcast: Broadcast): number {
  const now = broadcast.now() / segmentMs;
  return (broadcast.status === 'ended' ? Math.ceil(now) : Math.floor(now)) - 1;
}

/** A live playlist that ends with this segment. */
export function playlist(broadcast: Broadcast, names: HlsNames, newest: number, over: boolean): string {
  const first = Math.max(0, newest + 1 - countOf(broadcast, windowSeconds));
  const fragments = broadcast.options.segments === 'fmp4';
  const lines = Array.from({ length: newest + 1 - first }, (_, index) => {
    const number = first + index;
    const { from, to } = placeOf(broadcast, number);
    const changed = broadcast.isChange(from) && index > 0;
    const init = fragments && (index === 0 || changed) ? [`#EXT-X-MAP:URI="${names.init(from)}"`] : [];
    const duration = `#EXTINF:${((to - from) / 1000).toFixed(3)},`;
    return [...(changed ? ['#EXT-X-DISCONTINUITY'] : []), ...init, duration, names.segment(number)];
  });
  return [
    '#EXTM3U',
    `#EXT-X-VERSION:${fragments ? 7 : 3}`,
    `#EXT-X-TARGETDURATION:${segmentMs / 1000}`,
    `#EXT-X-MEDIA-SEQUENCE:${first}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${broadcast.changesBefore(first * segmentMs + 1)}`,
    ...lines.flat(),
    ...(over ? ['#EXT-X-ENDLIST'] : []),
    '',
  ].join('\n');
}

/** Whether a segment has been made and is still kept. */
export function isKept(broadcast: Broadcast, number: number): boolean {
  const newest = newestSegment(broadcast);
  return number <= newest && number > newest - countOf(broadcast, windowSeconds + keptSeconds);
}

/** From where to where a segment goes. */
export function placeOf(broadcast: Broadcast, number: number): { from: number; to: number } {
  const from = number * segmentMs;
  const end = broadcast.status === 'ended' ? broadcast.now() : Number.POSITIVE_INFINITY;
  return { from, to: Math.max(from, Math.min(from + segmentMs, end)) };
}

export function segmentBytes(broadcast: Broadcast, quality: Quality, number: number): Buffer {
  const { from, to } = placeOf(broadcast, number);
  const loop = broadcast.loop(quality, from);
  const units = heard(quality, unitsBetween(loop, from, to));
  const stamp = (unit: Unit): number => broadcast.stamp(unit.at);
  if (broadcast.options.segments === 'fmp4') return fmp4Segment(loop, units, number + 1, stamp);
  return tsSegment(loop, units, countersBefore(broadcast, quality, number), stamp).bytes;
}

function heard(quality: Quality, units: Unit[]): Unit[] {
  return quality === 'ao' ? units.filter(({ track }) => track === 'audio') : units;
}

/** How many segments fill so many real seconds. */
function countOf(broadcast: Broadcast, seconds: number): number {
  return Math.ceil((seconds * 1000 * Math.max(1, broadcast.options.speed)) / segmentMs);
}

/** Packets go on counting from segment to segment; a loop's segments always have as many. */
function countersBefore(broadcast: Broadcast, quality: Quality, number: number): Counters {
  const loop = broadcast.loop(quality, number * segmentMs);
  const perLoop = loopMs / segmentMs;
  let sum: Counters = { tables: 0, video: 0, audio: 0 };
  const whole: Counters[] = [sum];
  for (let index = 0; index < perLoop; index += 1) {
    const units = heard(quality, unitsBetween(loop, index * segmentMs, (index + 1) * segmentMs));
    sum = tsSegment(loop, units, sum, ({ at }) => at).after;
    whole.push(sum);
  }
  const part = whole[number % perLoop] ?? sum;
  const rounds = Math.floor(number / perLoop);
  const total = (name: keyof Counters): number => (rounds * sum[name] + part[name]) % 16;
  return { tables: total('tables'), video: total('video'), audio: total('audio') };
}
