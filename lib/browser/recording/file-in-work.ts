import { type Frame, ownFrame, sameConfig, type TrackConfig, type TrackKind } from '@/lib/media/frames';
import { toSample } from '@/lib/media/mp4-sample';
import { timeline } from '@/lib/media/timeline';
import type { PlacedFrame } from '@/lib/media/track-end';
import { problemIn } from '@/lib/tiktok/errors';
import type { SyncHandle } from '../saving/scratch';
import type { LeftOut } from './left-out';
import { beginMp4 } from './mp4-file';

/** One file that the remux made. */
export interface FinishedFile {
  /** Without the dot: `m4a` where there is sound only. */
  ext: 'mp4' | 'm4a';
  mime: 'video/mp4' | 'audio/mp4';
  /** Bytes. */
  size: number;
}

/** The file that frames go into at the moment, with a timeline of its own. */
export interface FileInWork {
  readonly configs: ReadonlyMap<TrackKind, TrackConfig>;
  /** Takes a track's configuration; false where the file can't follow and another one must begin. */
  configure(config: TrackConfig): boolean;
  beginPart(): Promise<void>;
  add(frame: Frame): Promise<void>;
  /** Gives the file, or nothing where no frame came. */
  finish(): Promise<FinishedFile[]>;
}

/** A file that comes into being with its first frame; until then tracks may be added. */
export function fileInWork(
  open: () => SyncHandle | Promise<SyncHandle>,
  known: ReadonlyMap<TrackKind, TrackConfig>,
  leftOut: LeftOut,
): FileInWork {
  const configs = new Map(known);
  const line = timeline(ownFrame);
  const { write, used, end } = frameWriter(open, configs, leftOut);
  return {
    configs,
    configure(config) {
      const own = configs.get(config.kind);
      if (own ? !sameConfig(own, config) : used.size > 0) return false;
      configs.set(config.kind, config);
      return true;
    },
    beginPart: async () => write(line.beginPart()),
    add: async (frame) => write(line.add(frame)),
    async finish() {
      await write(line.end());
      if (used.size === 0) return [];
      const size = end();
      return [
        used.has('video') ? { ext: 'mp4', mime: 'video/mp4', size } : { ext: 'm4a', mime: 'audio/mp4', size },
      ];
    },
  };
}

/** Writes the frames of tracks as these configurations are then; a track whose first frame fits no MP4 is left out. */
function frameWriter(
  open: () => SyncHandle | Promise<SyncHandle>,
  configs: ReadonlyMap<TrackKind, TrackConfig>,
  leftOut: LeftOut,
) {
  const mp4 = beginMp4(open);
  const sampleOf = toSample();
  const used = new Set<TrackKind>();
  const unfit = new Set<TrackKind>();
  return {
    used,
    end: mp4.finish,
    async write(frames: readonly PlacedFrame[]): Promise<void> {
      for (const frame of frames) {
        const config = configs.get(frame.track);
        const sample = config && sampleOf(config, frame.data);
        if (!sample) continue;
        const fits = !unfit.has(frame.track) && (await isWritten(mp4.add(config, frame, sample)));
        (fits ? used : unfit).add(frame.track);
        leftOut.count(frame.track, fits);
      }
    },
  };
}

/** Gives false for what fits no MP4. */
async function isWritten(adding: Promise<void>): Promise<boolean> {
  try {
    await adding;
    return true;
  } catch (error) {
    if (problemIn(error).code !== 'unplayable') throw error;
    return false;
  }
}
