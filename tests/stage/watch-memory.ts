import type { FileRow } from '@/lib/archive/rows';
import type { Stage } from './launch';
import { memoryOf } from './memory-of';
import { readArchive } from './read-archive';

/** Seconds of media, and milliseconds between two looks: each look makes garbage of its own. */
const warmUp = 60;
const lookMs = 250;

/** A recording that is over, and by how many megabytes memory grew at most in each phase, against what there was when its first minute was in. */
export interface WatchedMemory {
  row: FileRow;
  grown: Record<string, number>;
}

/** Watches a browser's memory until its recording is saved or has failed. */
export async function watchMemory(stage: Stage): Promise<WatchedMemory> {
  const grown: Record<string, number> = {};
  let before: number | undefined;
  for (;;) {
    const memory = [...(await memoryOf(stage)).values()].reduce((sum, one) => sum + one, 0);
    const row = (await readArchive(stage)).files.find(({ asset }) => asset === 'live');
    if (row?.live && row.live.seconds > warmUp) before ??= memory;
    const isOver = row?.state === 'saved' || row?.state === 'failed';
    const phase = isOver ? row.state : (row?.live?.phase ?? 'starting');
    if (before !== undefined) grown[phase] = Math.max(grown[phase] ?? 0, Math.round(memory - before));
    if (row && isOver) return { row, grown };
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
}
