import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';
import type { AudioConfig, TrackConfig, VideoConfig } from '@/lib/media/frames';
import { ClipkeepError } from '@/lib/tiktok/errors';

/**
 * An MP4 of one frame of a track: how it is to be decoded and shown stands in its boxes. Throws ClipkeepError unplayable for
 * what fits no MP4.
 */
export async function trackTemplate(config: TrackConfig, first: Uint8Array): Promise<Uint8Array> {
  const target = new BufferTarget();
  try {
    const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target });
    const add = config.kind === 'video' ? addVideo(output, config) : addAudio(output, config);
    await output.start();
    await add(new EncodedPacket(first, 'key', 0, 1));
    await output.finalize();
  } catch (error) {
    // The library throws plain errors: the bytes are to blame.
    throw new ClipkeepError('unplayable', { detail: String(error) });
  }
  return new Uint8Array(target.buffer ?? new ArrayBuffer());
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
