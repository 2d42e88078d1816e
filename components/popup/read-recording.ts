import type { RecordingWish } from '@/lib/tiktok/target';
import { readCount } from './read-count';

/** How a recording is wished for, as it stands in the form. */
export interface RecordingTexts {
  minutes: string;
  megabytes: string;
  whenLive: boolean;
  /** Undefined until somebody chooses: as in the options. */
  quality: RecordingWish['quality'];
}

/** Reads the form; a fault for each field that can't be read. */
export function readRecording({ minutes, megabytes, whenLive, quality }: RecordingTexts): {
  wish: RecordingWish;
  faults: { minutes?: string; megabytes?: string };
} {
  const [long, large] = [readCount(minutes, 1), readCount(megabytes, 1)];
  return {
    wish: {
      ...('count' in long ? { minutes: long.count } : {}),
      ...('count' in large ? { megabytes: large.count } : {}),
      ...(whenLive ? { whenLive } : {}),
      ...(quality === undefined ? {} : { quality }),
    },
    faults: {
      ...('fault' in long ? { minutes: long.fault } : {}),
      ...('fault' in large ? { megabytes: large.fault } : {}),
    },
  };
}
