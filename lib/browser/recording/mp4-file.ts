import { byteQueue } from '@/lib/media/byte-queue';
import type { TrackConfig, TrackKind } from '@/lib/media/frames';
import { type IndexedTrack, mp4Index, mp4Start, samplesHead } from '@/lib/media/mp4-index';
import { sampleTable } from '@/lib/media/sample-table';
import type { PlacedFrame } from '@/lib/media/track-end';
import type { SyncHandle } from '../saving/scratch';
import { writeWhole } from '../saving/stream-candidate';
import { type FileWriter, fileWriter } from './file-writer';
import { trackTemplate } from './track-template';

/** An MP4 that grows frame by frame; its index is written by `finish`. */
export interface Mp4File {
  /** `sample`: the frame's bytes as MP4 has them. Throws ClipkeepError: unplayable for what fits no MP4, profileFull. */
  add(config: TrackConfig, frame: PlacedFrame, sample: Uint8Array): Promise<void>;
  /** Gives the file's length in bytes, 0 where it holds nothing. Throws ClipkeepError profileFull. */
  finish(): number;
}

/** Frames of one track stand together for so long (ms), then comes the other. */
const chunkMs = 500;
/** Ticks of a second: 24 in a millisecond, and whole numbers of them for most rates of pictures. */
const videoScale = 24_000;

/**
 * Begins an MP4; a track begins with its first frame, and the file is opened for the first track. Memory holds half a second of frames,
 * and of each frame some 12 bytes for the index: the library that reads and describes frames keeps 200 (52 MB for an hour; mediabunny
 * 1.61, 2026-11).
 */
export function beginMp4(open: () => SyncHandle | Promise<SyncHandle>): Mp4File {
  const tracks = new Map<TrackKind, TrackInWork>();
  let file: ReturnType<typeof beginFile> | undefined;
  return {
    async add(config, frame, sample) {
      const track = tracks.get(frame.track) ?? (await beginTrack(config, frame.data));
      file ??= beginFile(await open(), track);
      tracks.set(frame.track, track);
      track.add(frame, sample, file.writer);
    },
    finish() {
      if (!file) return 0;
      const { target, writer, samplesAt } = file;
      const all = [...tracks.values()];
      for (const track of all) track.endChunk(writer);
      const samples = writer.size - samplesAt - samplesHead(0).length;
      writer.write(...mp4Index(all));
      writer.flush();
      writeWhole(target, samplesHead(samples), samplesAt);
      return writer.size;
    },
  };
}

/** What stands before the samples. */
function beginFile(target: SyncHandle, { template }: IndexedTrack) {
  const writer = fileWriter(target);
  writer.write(...mp4Start(template));
  const samplesAt = writer.size;
  writer.write(samplesHead(0));
  return { target, writer, samplesAt };
}

interface TrackInWork extends IndexedTrack {
  add(frame: PlacedFrame, sample: Uint8Array, writer: FileWriter): void;
  endChunk(writer: FileWriter): void;
}

async function beginTrack(config: TrackConfig, first: Uint8Array): Promise<TrackInWork> {
  const template = await trackTemplate(config, first);
  const timescale = config.kind === 'video' ? videoScale : config.sampleRate;
  const table = sampleTable();
  const ticks = (ms: number) => Math.round((ms * timescale) / 1000);
  const chunk = byteQueue();
  let [samples, chunkFrom] = [0, 0];
  const endChunk = (writer: FileWriter) => {
    const bytes = chunk.peek();
    if (samples > 0) table.addChunk(writer.size, samples);
    writer.write(bytes);
    chunk.drop(bytes.length);
    samples = 0;
  };
  return {
    ...{ template, timescale, table, endChunk },
    add({ dts, pts, duration, key }, sample, writer) {
      if (dts - chunkFrom >= chunkMs) endChunk(writer);
      if (samples === 0) chunkFrom = dts;
      samples += 1;
      chunk.push(sample);
      const times = { dts: ticks(dts), pts: ticks(pts), duration: ticks(duration), key };
      table.add(times, sample.length);
    },
  };
}
