import {
  CustomSource,
  type EncodedPacket,
  EncodedPacketSink,
  Input,
  type InputAudioTrack,
  type InputVideoTrack,
  MP4,
  MPEG_TS,
} from 'mediabunny';
import type { Frame, TrackConfig, TrackKind } from '@/lib/media/frames';
import { inDecodingOrder } from './decoding-order';
import type { DemuxedBatch, RecordedPart, Stretch } from './recorded-part';
import { wholeOnly } from './whole-packets';

const cacheSize = 4 * 1024 * 1024;

/** Reads a stretch of MPEG-TS or fragmented MP4; what comes after damage that can't be read past is left out. */
export async function* demuxContainer(part: Stretch): AsyncGenerator<DemuxedBatch> {
  const disk = guardedRead(part);
  const source = new CustomSource({ getSize: () => part.size, read: disk.read, maxCacheSize: cacheSize });
  const input = new Input({ source, formats: [part.form === 'ts' ? MPEG_TS : MP4] });
  try {
    const tracks = await disk.unlessDamaged(() => readTracks(input), []);
    yield { events: tracks.map(({ config }) => ({ config })), at: 0 };
    const streams = tracks.map(({ track, config }) => {
      const packets = packetsOf(new EncodedPacketSink(track), config.kind, disk);
      return inDecodingOrder(wholeOnly(packets, config, part), config.kind);
    });
    let frames = 0;
    for await (const frame of byTime(streams)) {
      frames++;
      yield { events: [{ frame }], at: disk.at };
    }
    yield { events: [], at: part.size, unread: frames === 0 ? part.size : disk.unread };
  } finally {
    input.dispose();
  }
}

type ReadTrack = { track: InputVideoTrack | InputAudioTrack; config: TrackConfig };
type Disk = ReturnType<typeof guardedRead>;

/** A failing disk must not pass for a damaged file: it is told apart by where the error came from. */
function guardedRead({ read, size }: RecordedPart) {
  let failure: { error: unknown } | undefined;
  let at = 0;
  let damaged = false;
  return {
    get at() {
      return at;
    },
    /** Bytes behind what the library could not read past. */
    get unread() {
      return damaged ? size - at : 0;
    },
    async read(start: number, end: number): Promise<Uint8Array> {
      try {
        at = Math.max(at, Math.min(end, size));
        return await read(start, end - start);
      } catch (error) {
        failure ??= { error };
        throw error;
      }
    },
    /** The library throws plain errors at bytes that it can't read. */
    async unlessDamaged<Value>(ask: () => Promise<Value>, otherwise: Value): Promise<Value> {
      try {
        return await ask();
      } catch {
        if (failure) throw failure.error;
        damaged = true;
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
  if (!ArrayBuffer.isView(description)) return { record: new Uint8Array(description) };
  return { record: new Uint8Array(description.buffer, description.byteOffset, description.byteLength) };
}

/** One packet ahead at most: the library's own iterator reads ahead a second's worth, which is all of a small file. */
async function* packetsOf(
  sink: EncodedPacketSink,
  track: TrackKind,
  disk: Disk,
): AsyncGenerator<EncodedPacket> {
  const verified = { verifyKeyPackets: track === 'video' };
  let packet = await disk.unlessDamaged(() => sink.getFirstPacket(verified), null);
  while (packet) {
    yield packet;
    const last: EncodedPacket = packet;
    packet = await disk.unlessDamaged(() => sink.getNextPacket(last, verified), null);
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
