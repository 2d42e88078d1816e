import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LiveOptions } from '../replica/live/broadcast';
import { canDecode } from '../stage/check-decoding';
import { type QuickStage, quickStage, reopen } from '../stage/quick-stage';
import {
  decodeRecorded,
  readOnlyVideo,
  recordLive,
  secondsIn,
  untilRecording,
  untilTrue,
} from '../stage/recording';
import { type Run, sendCommand, untilJob } from '../stage/send';
import { stopWorker } from '../stage/stop-worker';

const speed = 3;
const folder = mkdtempSync(join(tmpdir(), 'clipkeep-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

let quick: QuickStage;
let round = 0;
let places: { profile: string; downloads: string };

beforeEach(async () => {
  round += 1;
  places = { profile: join(folder, `profile-${round}`), downloads: join(folder, `downloads-${round}`) };
  quick = await quickStage(places);
});
afterEach(() => quick.close());

/** The same profile, after a SIGKILL. */
async function startAgain(): Promise<void> {
  quick = await reopen(quick, places);
}

const runs: Run[] = [];

async function checked(jobId: number) {
  const run = await untilJob(quick, jobId, 'done');
  runs.push(run);
  return secondsIn([await readOnlyVideo(quick, run)]);
}

/** Seconds of media that were on their way, or the segment that was half there, die with the browser; bytes on disk don't. */
const lost = 2;

describe('the browser is killed in the middle', () => {
  const kinds: Record<string, [uniqueId: string, options: LiveOptions]> = {
    'H.264 in FLV': ['dana_example', { forms: ['flv'] }],
    'HEVC in FLV': ['photo_example', { forms: ['flv'], codec: 'hevc', hevcAs: 'hvc1' }],
    TS: ['early_example', { forms: ['hls'], segments: 'ts' }],
    fMP4: ['flaky_example', { forms: ['hls'], segments: 'fmp4', codec: 'hevc' }],
  };
  const over = new Set(['HEVC in FLV', 'fMP4']);

  it('what goes on is one video of before and after, what is over one of before', async () => {
    const { live } = quick.replica;
    const jobs = new Map<string, number>();
    for (const [name, [uniqueId, options]] of Object.entries(kinds))
      jobs.set(name, await recordLive(quick, uniqueId, { speed, ...options }));
    for (const jobId of jobs.values())
      await untilRecording(quick, jobId, (row) => (row.live?.seconds ?? 0) > 20);
    await quick.stage.kill();
    const before = new Map(Object.entries(kinds).map(([name, [id]]) => [name, live.sentSeconds(id)]));
    for (const name of over) live.end(kinds[name]?.[0] ?? '', 'gone');

    await startAgain();
    for (const [name, [uniqueId]] of Object.entries(kinds)) {
      if (over.has(name)) continue;
      const then = before.get(name) ?? 0;
      await untilTrue(`${name} goes on`, () => live.sentSeconds(uniqueId) > then + 20);
      live.end(uniqueId);
    }
    for (const [name, [uniqueId]] of Object.entries(kinds)) {
      const { video, audio, frames } = await checked(jobs.get(name) ?? 0);
      const [then = 0, sent] = [before.get(name), live.sentSeconds(uniqueId)];
      console.log(`${name}: before ${then}, sent ${sent}, video ${video}, audio ${audio}, frames ${frames}`);
      expect(sent > then).toBe(!over.has(name));
      for (const seconds of [video, audio]) {
        expect(seconds).toBeGreaterThan(sent - lost - 1);
        expect(seconds).toBeLessThan(sent + 1);
      }
    }
  });

  it('while a video is made of it', async () => {
    const { live } = quick.replica;
    const jobId = await recordLive(quick, 'dana_example', { forms: ['flv'] }, { minutes: 30 });
    await untilRecording(quick, jobId, (row) => (row.live?.seconds ?? 0) > 1);
    live.skip('dana_example', 1800);
    await untilRecording(quick, jobId, (row) => row.live?.phase === 'joining');
    await quick.stage.kill();
    const sent = live.sentSeconds('dana_example');
    await startAgain();
    const { video, audio, frames } = await checked(jobId);
    console.log(`joining: sent ${sent}, video ${video}, audio ${audio}, frames ${frames}`);
    // All came in one go, and what was on its way at the limit is nobody's.
    for (const seconds of [video, audio]) {
      expect(seconds).toBeGreaterThan(1800 - 1);
      expect(seconds).toBeLessThan(sent + 1);
    }
    // It had come to its limit before: nothing more is asked for, though the broadcast goes on.
    expect(live.sentSeconds('dana_example')).toBe(sent);
  });
});

describe('a recording that is under way is received on, over the same connection', () => {
  it('while its job is paused, and when the background worker is stopped', async () => {
    const { live, journal } = quick.replica;
    const jobId = await recordLive(quick, 'dana_example', { forms: ['flv'] });
    for (const seconds of [2, 4, 6]) {
      await untilRecording(quick, jobId, (row) => (row.live?.seconds ?? 0) > seconds);
      await stopWorker(quick.own);
    }
    await sendCommand(quick.own, jobId, 'pause');
    await untilRecording(quick, jobId, (row) => (row.live?.seconds ?? 0) > 10);
    await sendCommand(quick.own, jobId, 'resume');
    live.end('dana_example');
    const { video, audio } = await checked(jobId);
    const sent = live.sentSeconds('dana_example');
    expect(Math.abs(video - sent)).toBeLessThan(1);
    expect(Math.abs(audio - sent)).toBeLessThan(1);
    expect(journal.find({ host: 'pull-*', status: 200 })).toHaveLength(1);
  });
});

it.skipIf(!canDecode)('every one of these videos is decoded by ffmpeg without a word', async () => {
  expect(runs).not.toEqual([]);
  for (const run of runs) expect(await decodeRecorded(run)).toEqual([]);
});
