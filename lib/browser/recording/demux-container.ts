import {
  BufferSource,
  type EncodedPacket,
  EncodedPacketSink,
  Input,
  type InputAudioTrack,
  type InputVideoTrack,
  MP4,
  MPEG_TS,
} from 'mediabunny';
import { fmp4Stretches } from '@/lib/media/fmp4-stretches';
import type { Frame, TrackConfig, TrackKind } from '@/lib/media/frames';
import { type Readable, tsStretches } from '@/lib/media/ts-stretches';
import { inDecodingOrder } from './decoding-order';
import type { DemuxedBatch, RecordedPart } from './recorded-part';
import { wholeOnly } from './whole-packets';

/**
 * Reads a part of MPEG-TS or fragmented MP4; what damage spoils is left out. The part is in memory while that lasts, in
 * `memory` where it has room: a new one for each part is garbage by the gigabyte.
 */
export async function* demuxContainer(part: RecordedPart, memory?: Uint8Array): AsyncGenerator<DemuxedBatch> {
  const bytes = await part.read(0, part.size, memory);
  let end = 0;
  for (const stretch of part.form === 'ts' ? tsStretches(bytes) : fmp4Stretches(bytes)) {
    const { from, to } = stretch;
    const opensPart = from > 0 || !part.goesOn;
    yield { events: [], at: end, unread: from - end, opensPart };
    yield* demuxStretch(part.form, stretch);
    end = to;
  }
  yield { events: [], at: part.size, unread: part.size - end };
}

async function* demuxStretch(form: RecordedPart['form'], stretch: Readable): AsyncGenerator<DemuxedBatch> {
  const { bytes, from: at, to, cut } = stretch;
  const input = new Input({ source: new BufferSource(bytes), formats: [form === 'ts' ? MPEG_TS : MP4] });
  try {
    const damage = noteDamage();
    const tracks = await damage.unless(() => readTracks(input), []);
    yield { events: tracks.map(({ config }) => ({ config })), at };
    const streams = tracks.map(({ track, config }) => {
      const packets = packetsOf(new EncodedPacketSink(track), config.kind, damage);
      return inDecodingOrder(wholeOnly(packets, config, { form, cut }), config.kind);
    });
    let frames = 0;
    for await (const frame of byTime(streams)) {
      frames++;
      yield { events: [{ frame }], at };
    }
    yield { events: [], at: to, unread: frames === 0 || damage.seen ? to - at : 0 };
  } finally {
    input.dispose();
  }
}

type ReadTrack = { track: InputVideoTrack | InputAudioTrack; config: TrackConfig };
type Damage = ReturnType<typeof noteDamage>;

/** The library throws plain errors at bytes that it can't read; these are in memory, so nothing else can fail. */
function noteDamage() {
  let seen = false;
  return {
    get seen() {
      return seen;
    },
    async unless<Value>(ask: () => Promise<Value>, otherwise: Value): Promise<Value> {
      try {
        return await ask();
      } catch {
        seen = true;
        return otherwise;
      }
    },
  };
}

async function readTracks(input: Input): Promise<ReadTrack[]> {
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  const configs = [video && (await videoConfig(video)), audio && (await audioConfig(audio))];
  return configs.flatMap((one) => one ?? []);
}

async function videoConfig(track: InputVideoTrack): Promise<ReadTrack | undefined> {
  const codec = await track.getCodec();
  const config = await track.getDecoderConfig();
  if (!config || (codec !== 'avc' && codec !== 'hevc')) return undefined;
  const size = { width: config.codedWidth ?? 0, height: config.codedHeight ?? 0 };
  if (size.width === 0 || size.height === 0) return undefined;
  return { track, config: { kind: 'video', codec, codecString: config.codec, ...recordIn(config), ...size } };
}

async function audioConfig(track: InputAudioTrack): Promise<ReadTrack | undefined> {
  const config = await track.getDecoderConfig();
  if (!config || (await track.getCodec()) !== 'aac') return undefined;
  const { codec: codecString, sampleRate, numberOfChannels: channels } = config;
  const rest = { codecString, ...recordIn(config), sampleRate, channels };
  return { track, config: { kind: 'audio', codec: 'aac', ...rest } };
}

function recordIn({ description }: { description?: AllowSharedBufferSource }): { record?: Uint8Array } {
  if (!description) return {};
  if (!ArrayBuffer.isView(description)) return { record: new Uint8Array(description).slice() };
  const { buffer, byteOffset, byteLength } = description;
  // The memory under it is the next part's too.
  return { record: new Uint8Array(buffer, byteOffset, byteLength).slice() };
}

/** One packet ahead at most: the library's own iterator reads ahead a second's worth, which is all of a small file. */
async function* packetsOf(
  sink: EncodedPacketSink,
  track: TrackKind,
  damage: Damage,
): AsyncGenerator<EncodedPacket> {
  const verified = { verifyKeyPackets: track === 'video' };
  let packet = await damage.unless(() => sink.getFirstPacket(verified), null);
  while (packet) {
    yield packet;
    const last: EncodedPacket = packet;
    packet = await damage.unless(() => sink.getNextPacket(last, verified), null);
  }
}

/** Two tracks as one stream, by the time of decoding. */
async function* byTime(streams: AsyncGenerator<Frame>[]): AsyncGenerator<Frame> {
  const heads = await Promise.all(streams.map(async (stream) => ({ stream, next: await stream.next() })));
  for (;;) {
    let first: { stream: AsyncGenerator<Frame>; next: IteratorYieldResult<Frame> } | undefined;
    for (const { stream, next } of heads)
      if (!next.done && (!first || next.value.dts < first.next.value.dts)) first = { stream, next };
    if (!first) return;
    yield first.next.value;
    const head = heads.find(({ stream }) => stream === first.stream);
    if (head) head.next = await head.stream.next();
  }
}
