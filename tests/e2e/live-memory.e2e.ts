import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LiveOptions } from '../replica/live/broadcast';
import { checkVideo } from '../stage/check-video';
import { tellsMemory } from '../stage/memory-of';
import { type QuickStage, quickStage } from '../stage/quick-stage';
import { recordLive } from '../stage/recording';
import { watchMemory } from '../stage/watch-memory';

/** A quarter of what `npm run bench:live` records. */
const [speed, minutes] = [60, 15];
/**
 * Megabytes; an hour may take 60. Most of either is garbage that the engine collects in its own time, some 15 to 40 whatever
 * the length; what is kept of an hour's frames is 7.
 */
const bound = 45;

let quick: QuickStage;
beforeEach(async () => {
  quick = await quickStage();
});
afterEach(() => quick.close());

describe.skipIf(!tellsMemory)('a quarter of an hour, received and joined in some seconds', () => {
  it.each<[string, LiveOptions]>([
    ['FLV', { forms: ['flv'] }],
    ['TS', { forms: ['hls'], segments: 'ts' }],
  ])('leaves the memory as it was: %s', async (_, options) => {
    await recordLive(quick, 'dana_example', { speed, ago: 0, ...options }, { minutes });
    // Drawn anew each second: its garbage is none of the recording's.
    await quick.own.close();
    const { row, grown } = await watchMemory(quick.stage);
    console.log('megabytes that memory grew by at most:', grown);
    expect(row).toMatchObject({ state: 'saved', live: { ended: 'limit' } });
    expect((await checkVideo(row.savedAs ?? '')).video).toBeGreaterThanOrEqual(minutes * 60 - 1);
    expect(grown['recording']).toBeDefined();
    expect(Math.max(...Object.values(grown))).toBeLessThan(bound);
  });
});
