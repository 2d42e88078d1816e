import { EncodedPacketSink, FilePathSource, Input, type InputTrack, MP4 } from 'mediabunny';

/** What is wrong with a recorded file, and how much is in it. Seconds. */
export interface CheckedVideo {
  video: number;
  audio: number;
  /** Pictures, and blocks of sound. */
  frames: number;
  blocks: number;
  codec: string;
  width: number;
  /** In words; none where everything is in order. */
  faults: string[];
}

/** Reads a recorded MP4 packet by packet. */
export async function checkVideo(path: string): Promise<CheckedVideo> {
  const input = new Input({ source: new FilePathSource(path), formats: [MP4] });
  try {
    const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
    if (!video || !audio) return { ...none, faults: [`${video ? 'no sound' : 'no pictures'} in ${path}`] };
    const [pictures, sounds] = [await walk(video), await walk(audio)];
    return {
      ...{ video: pictures.end, audio: sounds.end, frames: pictures.packets, blocks: sounds.packets },
      ...{ codec: (await video.getCodec()) ?? '', width: await video.getCodedWidth() },
      faults: [...pictures.faults, ...sounds.faults],
    };
  } finally {
    input.dispose();
  }
}

const none = { video: 0, audio: 0, frames: 0, blocks: 0, codec: '', width: 0 };

/** Every packet in the order of the file. */
async function walk(track: InputTrack) {
  const sink = new EncodedPacketSink(track);
  const faults: string[] = [];
  let [packets, end] = [0, 0];
  let first = Number.POSITIVE_INFINITY;
  for await (const { timestamp, duration, data } of sink.packets()) {
    if (data.byteLength === 0) faults.push(`an empty packet at ${timestamp} s`);
    [packets, end, first] = [packets + 1, Math.max(end, timestamp + duration), Math.min(first, timestamp)];
  }
  if (first > 0.25) faults.push(`the first packet is at ${first} s`);
  return { packets, end, faults };
}
