/** How a video track is to be decoded. */
export interface VideoConfig {
  kind: 'video';
  codec: 'avc' | 'hevc';
  /** RFC 6381: `avc1.64001F`, `hvc1.1.6.L93.90`. */
  codecString: string;
  /** AVCDecoderConfigurationRecord or HEVCDecoderConfigurationRecord; absent where the parameter sets come with each keyframe. */
  record?: Uint8Array;
  /** Pixels, as shown. */
  width: number;
  height: number;
}

/** How a sound track is to be decoded. */
export interface AudioConfig {
  kind: 'audio';
  codec: 'aac';
  /** RFC 6381: `mp4a.40.2`. */
  codecString: string;
  /** AudioSpecificConfig; absent where each frame brings its own header (ADTS). */
  record?: Uint8Array;
  sampleRate: number;
  channels: number;
}

/** What a decoder must know of a track before its first frame. */
export type TrackConfig = VideoConfig | AudioConfig;
/** A track is known by its kind: one of each is read. */
export type TrackKind = TrackConfig['kind'];

/** When one encoded frame is decoded and shown. All times in milliseconds, of whatever clock the part has. */
export interface FrameTimes {
  track: TrackKind;
  dts: number;
  pts: number;
  /** 0 where the container doesn't say. */
  duration: number;
  /** Whether decoding can begin here; always true of sound. */
  key: boolean;
}

/** One encoded frame: a picture as length-prefixed NAL units (or as the part's container has it), or a block of sound. */
export interface Frame extends FrameTimes {
  data: Uint8Array;
}

/** The frame with bytes of its own. */
export function ownFrame(frame: Frame): Frame {
  return { ...frame, data: frame.data.slice() };
}

/** What a demuxer gives, in the order of the file. */
export type MediaEvent = { config: TrackConfig } | { frame: Frame };

/** Whether two configurations decode alike, byte for byte. */
export function sameConfig(one: TrackConfig, other: TrackConfig): boolean {
  const { record: a = new Uint8Array(), ...first } = one;
  const { record: b = new Uint8Array(), ...second } = other;
  const alike = a.length === b.length && a.every((byte, at) => byte === b[at]);
  return alike && JSON.stringify(first) === JSON.stringify(second);
}
