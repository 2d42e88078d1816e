import type { LiveOptions } from '../replica/live/broadcast';
import { canDecode, decodingFaults } from '../stage/check-decoding';
import { checkVideo } from '../stage/check-video';
import { tellsMemory } from '../stage/memory-of';
import { quickStage } from '../stage/quick-stage';
import { recordLive } from '../stage/recording';
import { watchMemory } from '../stage/watch-memory';

/**
 * `npm run bench:live [flv|ts|fmp4] [speed] [minutes]`: what recording an hour at 60× and joining it does to the memory of
 * Chromium. Fails where that is more than it may.
 */
const forms: Record<string, LiveOptions> = {
  flv: { forms: ['flv'] },
  ts: { forms: ['hls'], segments: 'ts' },
  fmp4: { forms: ['hls'], segments: 'fmp4' },
};
const [name = 'flv', speed = '60', minutes = '60'] = process.argv.slice(2);
/** Megabytes. */
const bound = 60;

if (tellsMemory) await recordHour();
else console.log('SKIPPED: this machine has no /proc to read memory from.');

async function recordHour(): Promise<void> {
  const quick = await quickStage();
  try {
    const options = { speed: Number(speed), ago: 0, ...forms[name] };
    await recordLive(quick, 'dana_example', options, { minutes: Number(minutes) });
    // Drawn anew each second: its garbage is none of the recording's.
    await quick.own.close();
    const { row, grown } = await watchMemory(quick.stage);
    console.log(`${name} at ${speed}×, ${minutes} minutes; megabytes that memory grew by at most:`, grown);
    if (row.problem) console.log(row.problem.sentence);
    else console.log(await checkVideo(row.savedAs ?? ''));
    if (!row.problem && canDecode) console.log(await decodingFaults(row.savedAs ?? ''));
    if (row.problem || Math.max(...Object.values(grown)) > bound) process.exitCode = 1;
  } finally {
    await quick.close();
  }
}
