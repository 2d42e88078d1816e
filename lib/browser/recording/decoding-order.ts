import type { EncodedPacket } from 'mediabunny';
import type { Frame, TrackKind } from '@/lib/media/frames';

/** No group of pictures is larger; beyond, times are given out as they come. */
const largestGroup = 1000;

/** The library says only when a picture is shown: within a group, the times of decoding are the same ones, sorted. */
export async function* inDecodingOrder(
  packets: AsyncIterable<EncodedPacket>,
  track: TrackKind,
): AsyncGenerator<Frame> {
  let group: EncodedPacket[] = [];
  for await (const packet of packets) {
    const full = track === 'audio' || packet.type === 'key' || group.length >= largestGroup;
    if (full) yield* framesOf(group, track);
    if (full) group = [];
    group.push(packet);
  }
  yield* framesOf(group, track);
}

function framesOf(group: readonly EncodedPacket[], track: TrackKind): Frame[] {
  const times = group.map(({ timestamp }) => timestamp * 1000).sort((a, b) => a - b);
  return group.map(({ timestamp, duration, type, data }, index) => {
    const pts = timestamp * 1000;
    return {
      track,
      dts: times[index] ?? pts,
      pts,
      duration: duration * 1000,
      key: track === 'audio' || type === 'key',
      data,
    };
  });
}
