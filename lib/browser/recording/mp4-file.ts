import {
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  StreamTarget,
  type StreamTargetChunk,
} from 'mediabunny';
import type { AudioConfig, TrackConfig, VideoConfig } from '@/lib/media/frames';
import type { PlacedFrame } from '@/lib/media/track-end';
import { ClipkeepError } from '@/lib/tiktok/errors';
import type { SyncHandle } from '../saving/scratch';
import { writeWhole } from '../saving/stream-candidate';

/** An MP4 that grows frame by frame; its index is written by `finish`. */
export interface Mp4File {
  add(frame: PlacedFrame): Promise<void>;
  /** Gives the file's length in bytes. */
  finish(): Promise<number>;
  /** Gives up; what was written is worthless. */
  cancel(): Promise<void>;
}

/** Begins an MP4 with these tracks. Memory holds half a second of frames, and some hundred bytes for each frame's place in the index. */
export async function beginMp4(target: SyncHandle, configs: readonly TrackConfig[]): Promise<Mp4File> {
  const written = writer(target);
  const output = new Output({
    format: new Mp4OutputFormat({ fastStart: false }),
    target: new StreamTarget(written.stream),
  });
  const adders = new Map(configs.map((config) => [config.kind, addTrack(output, config)]));
  await output.start();
  return {
    add: (frame) => written.guard(async () => adders.get(frame.track)?.(packetOf(frame))),
    async finish() {
      await written.guard(() => output.finalize());
      return written.size();
    },
    cancel: async () => (written.failed() ? undefined : output.cancel()),
  };
}

function addTrack(output: Output, config: TrackConfig): (packet: EncodedPacket) => Promise<void> {
  return config.kind === 'video' ? addVideo(output, config) : addAudio(output, config);
}

function addVideo(output: Output, { codec, codecString, record, width, height }: VideoConfig) {
  const source = new EncodedVideoPacketSource(codec);
  output.addVideoTrack(source);
  const shape = { codec: codecString, codedWidth: width, codedHeight: height };
  const decoderConfig = { ...shape, ...(record && { description: record }) };
  return (packet: EncodedPacket) => source.add(packet, { decoderConfig });
}

function addAudio(output: Output, { codec, codecString, record, sampleRate, channels }: AudioConfig) {
  const source = new EncodedAudioPacketSource(codec);
  output.addAudioTrack(source);
  const shape = { codec: codecString, sampleRate, numberOfChannels: channels };
  const decoderConfig = { ...shape, ...(record && { description: record }) };
  return (packet: EncodedPacket) => source.add(packet, { decoderConfig });
}

function packetOf({ data, key, pts, duration }: PlacedFrame): EncodedPacket {
  return new EncodedPacket(data, key ? 'key' : 'delta', pts / 1000, duration / 1000);
}

/** The library's writes, put at their place. It names a failed write only the first time, so the reason is kept here. */
function writer(target: SyncHandle) {
  let size = 0;
  let failure: { error: unknown } | undefined;
  const put = ({ data, position }: StreamTargetChunk) => {
    try {
      writeWhole(target, data, position);
      size = Math.max(size, position + data.length);
    } catch (error) {
      failure ??= { error };
      throw error;
    }
  };
  return {
    stream: new WritableStream<StreamTargetChunk>({ write: put }),
    size: () => size,
    failed: () => failure !== undefined,
    /** At frames that fit no MP4 the library throws plain errors: the bytes are to blame. */
    async guard(doing: () => Promise<void>): Promise<void> {
      try {
        await doing();
      } catch (error) {
        throw failure ? failure.error : new ClipkeepError('unplayable', { detail: String(error) });
      }
    },
  };
}
