import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LiveOptions } from '../replica/live/broadcast';
import { findFirefox } from '../stage/browser-paths';
import { canDecode } from '../stage/check-decoding';
import { type QuickFirefox, quickFirefox } from '../stage/firefox';
import {
  decodeRecorded,
  readOnlyVideo,
  recordLive,
  secondsIn,
  untilRecording,
  untilTrue,
} from '../stage/recording';
import { type Run, sendCommand, untilJob } from '../stage/send';

const hasFirefox = findFirefox() !== undefined;
let quick: QuickFirefox;
beforeAll(async () => {
  if (hasFirefox) quick = await quickFirefox();
});
afterAll(() => quick?.close());

const runs: Run[] = [];

async function checked(jobId: number) {
  const run = await untilJob(quick, jobId, 'done');
  runs.push(run);
  return secondsIn([await readOnlyVideo(quick, run)]);
}

describe.skipIf(!hasFirefox)('a live stream in Firefox', () => {
  const kinds: [name: string, uniqueId: string, options: LiveOptions][] = [
    ['H.264 in FLV', 'dana_example', { forms: ['flv'] }],
    ['HEVC in FLV', 'photo_example', { forms: ['flv'], codec: 'hevc', hevcAs: 'hvc1' }],
    ['H.264 in TS', 'early_example', { forms: ['hls'], segments: 'ts' }],
    ['HEVC in fMP4', 'flaky_example', { forms: ['hls'], segments: 'fmp4', codec: 'hevc' }],
  ];

  it('is recorded to its end, or until the person stops it: a minute of each kind, all at once', async () => {
    const { live } = quick.replica;
    const jobs = new Map<string, number>();
    for (const [name, uniqueId, options] of kinds)
      jobs.set(name, await recordLive(quick, uniqueId, { speed: 5, ...options }));
    for (const [, uniqueId] of kinds)
      await untilTrue(`${uniqueId} was sent 60 s`, () => live.sentSeconds(uniqueId) >= 60);
    for (const [name, uniqueId] of kinds) {
      if (name.startsWith('H.264')) live.end(uniqueId);
      else await sendCommand(quick.own, jobs.get(name) ?? 0, 'stop');
    }
    for (const [name, uniqueId] of kinds) {
      const { video, audio } = await checked(jobs.get(name) ?? 0);
      const sent = live.sentSeconds(uniqueId);
      console.log(`${name}: sent ${sent}, video ${video}, audio ${audio}`);
      expect(Math.abs(video - sent)).toBeLessThan(1);
      expect(Math.abs(audio - sent)).toBeLessThan(1);
    }
  });

  it('is one video of before and after, when Firefox is killed in the middle', async () => {
    const { live } = quick.replica;
    const jobId = await recordLive(quick, 'story_example', { speed: 3, forms: ['flv'] });
    await untilRecording(quick, jobId, (row) => (row.live?.seconds ?? 0) > 20);
    await quick.stage.kill();
    const then = live.sentSeconds('story_example');
    await quick.startAgain();
    await untilTrue('it goes on', () => live.sentSeconds('story_example') > then + 10);
    live.end('story_example');
    const { video, audio } = await checked(jobId);
    const sent = live.sentSeconds('story_example');
    console.log(`killed: sent ${sent}, video ${video}, audio ${audio}`);
    for (const seconds of [video, audio]) {
      expect(seconds).toBeGreaterThan(sent - 3);
      expect(seconds).toBeLessThan(sent + 1);
    }
  });

  it.skipIf(!canDecode)('every one of these videos is decoded by ffmpeg without a word', async () => {
    expect(runs).not.toEqual([]);
    for (const run of runs) expect(await decodeRecorded(run)).toEqual([]);
  });
});
