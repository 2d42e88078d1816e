import type { Broadcast, Quality } from './broadcast';
import { flvHeader, flvStart, flvTag } from './flv';
import { gopMs } from './loop-file';
import type { Sent } from './sent';
import { StreamBreak, strike } from './stream-fault';
import { unitsBetween } from './units';

/** Real milliseconds between one look at the clock and the next, and the most media in one piece. */
const tickMs = 40;
const pieceMs = 250;

/**
 * The endless body: header, metadata, configurations, the newest group of pictures, and then what comes, as it comes.
 * Empty pieces are only a chance to notice that nobody listens. Ends with the broadcast; throws StreamBreak.
 */
export async function* flvStream(
  broadcast: Broadcast,
  quality: Quality,
  sent: Sent,
): AsyncGenerator<Buffer, void, void> {
  const { streamId } = broadcast;
  let fault: ReturnType<typeof nextFault>;
  let at = Math.floor(broadcast.now() / gopMs) * gopMs;
  sent.from = sent.to = at;
  yield Buffer.concat([flvHeader(quality === 'ao'), startOf(broadcast, quality, at)]);
  for (;;) {
    const over = broadcast.status === 'ended';
    if (broadcast.streamId !== streamId) throw new StreamBreak('reset');
    fault ??= nextFault(broadcast);
    const last = fault ? Math.max(at, sent.from + fault.after * 1000) : Number.POSITIVE_INFINITY;
    const until = Math.min(broadcast.now(), last);
    while (at < until) {
      const end = Math.min(at + pieceMs, until, broadcast.nextChange(at));
      yield pieceOf(broadcast, quality, at, end);
      sent.to = at = end;
    }
    if (fault && at >= last) return breakOff(fault.kind);
    if (over) return;
    yield Buffer.alloc(0);
    await new Promise((resolve) => setTimeout(resolve, tickMs));
  }
}

/** One that came while the stream was running counts as well. */
function nextFault(broadcast: Broadcast) {
  return strike(broadcast.faults, ['reset', 'stall', 'cut']);
}

function breakOff(kind: 'reset' | 'stall' | 'cut'): void {
  if (kind !== 'cut') throw new StreamBreak(kind);
}

/** What is between two places that have no change between them; one that begins with a change says so first. */
function pieceOf(broadcast: Broadcast, quality: Quality, from: number, to: number): Buffer {
  const loop = broadcast.loop(quality, from);
  const units = unitsBetween(loop, from, to).filter(({ track }) => quality !== 'ao' || track === 'audio');
  const tags = units.map((unit) => flvTag(loop, broadcast.options.hevcAs, unit, broadcast.stamp(unit.at)));
  const changed = from > 0 && broadcast.isChange(from) && loop !== broadcast.loop(quality, from - 1);
  return Buffer.concat(changed ? [startOf(broadcast, quality, from), ...tags] : tags);
}

function startOf(broadcast: Broadcast, quality: Quality, at: number): Buffer {
  return flvStart(
    broadcast.loop(quality, at),
    broadcast.options.hevcAs,
    broadcast.stamp(at),
    quality === 'ao',
  );
}
