import type { FileRow } from '@/lib/archive/rows';
import type { LiveOptions } from '../replica/live/broadcast';
import { checkVideo } from '../stage/check-video';
import { memoryOf, tellsMemory } from '../stage/memory-of';
import { type QuickStage, quickStage } from '../stage/quick-stage';
import { readArchive } from '../stage/read-archive';
import { recordLive } from '../stage/recording';

/** `npm run bench:live [flv|ts|fmp4] [speed] [minutes]`: what recording an hour at 60× does to the memory of Chromium. */
const uniqueId = 'dana_example';
const forms: Record<string, LiveOptions> = {
  flv: { forms: ['flv'] },
  ts: { forms: ['hls'], segments: 'ts' },
  fmp4: { forms: ['hls'], segments: 'fmp4' },
};
const [name = 'flv', speed = '60', minutes = '60'] = process.argv.slice(2);
/** Seconds of media, and milliseconds between two looks: each look makes garbage of its own. */
const warmUp = 60;
const lookMs = 1_000;

if (tellsMemory) await recordHour();
else console.log('SKIPPED: this machine has no /proc to read memory from.');

async function recordHour(): Promise<void> {
  const quick = await quickStage();
  try {
    const options = { speed: Number(speed), ago: 0, ...forms[name] };
    await recordLive(quick, uniqueId, options, { minutes: Number(minutes) });
    // Drawn anew each second: its garbage is none of the recording's.
    await quick.own.close();
    const { row, grown } = await watchMemory(quick);
    console.log(`${name} at ${speed}×, ${minutes} minutes; megabytes that memory grew by at most:`, grown);
    if (row.problem) console.log(row.problem.sentence);
    else console.log(await checkVideo(row.savedAs ?? ''));
  } finally {
    await quick.close();
  }
}

/** Until the recording is over; by phase, against what there was when the first minute was in. */
async function watchMemory({ stage }: QuickStage): Promise<{ row: FileRow; grown: Record<string, number> }> {
  const grown: Record<string, number> = {};
  let before: number | undefined;
  for (;;) {
    const memory = [...(await memoryOf(stage)).values()].reduce((sum, one) => sum + one, 0);
    const row = (await readArchive(stage)).files.find(({ asset }) => asset === 'live');
    if (row?.live && row.live.seconds > warmUp) before ??= memory;
    const phase = row?.live?.phase ?? row?.state ?? 'starting';
    if (before !== undefined) grown[phase] = Math.max(grown[phase] ?? 0, Math.round(memory - before));
    if (row?.state === 'saved' || row?.state === 'failed') return { row, grown };
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
}
