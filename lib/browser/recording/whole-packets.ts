import type { EncodedPacket } from 'mediabunny';
import type { TrackConfig } from '@/lib/media/frames';
import type { RecordedPart } from './recorded-part';

/** Leaves out what a cut file ends with: the library gives the last packet of a TS track however short it came. */
export async function* wholeOnly(
  packets: AsyncIterable<EncodedPacket>,
  config: TrackConfig,
  { form, cut }: { form: RecordedPart['form']; cut: boolean },
): AsyncGenerator<EncodedPacket> {
  const lastIsCut = config.kind === 'video' && form === 'ts' && cut;
  const isAdts = config.kind === 'audio' && !config.record;
  let before: EncodedPacket | undefined;
  for await (const packet of packets) {
    if (before) yield before;
    before = isAdts && adtsLength(packet.data) > packet.data.length ? undefined : packet;
  }
  if (before && !lastIsCut) yield before;
}

/** The length that an ADTS header (ISO 14496-3 §1.A.2) tells, itself included. */
function adtsLength([, , , third = 0, fourth = 0, fifth = 0]: Uint8Array): number {
  return ((third & 3) << 11) | (fourth << 3) | (fifth >> 5);
}
