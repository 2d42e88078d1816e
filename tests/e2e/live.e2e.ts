import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordingWish } from '@/lib/tiktok/target';
import type { Entry } from '../replica/journal';
import type { LiveOptions } from '../replica/live/broadcast';
import type { LiveFault } from '../replica/live/stream-fault';
import { jobCard } from '../stage/job-card';
import { type QuickStage, quickStage } from '../stage/quick-stage';
import {
  readRecorded,
  recordLive,
  secondsIn,
  startRecording,
  untilRecording,
  untilTrue,
} from '../stage/recording';
import { sendCommand, untilJob } from '../stage/send';

/** Of all broadcasts; pictures a second are what tests/media/live-*.mp4 have. */
const speed = 5;
const picturesEach = 20;

interface Kind {
  uniqueId: string;
  options: LiveOptions;
  codec: 'avc' | 'hevc';
  faults: LiveFault[];
  /** Files that the recording becomes. */
  files: number;
  wish?: RecordingWish;
  /** How it ends: the broadcast does, the person says so, or the wish is fulfilled. */
  ends: 'broadcast' | 'stop' | 'wish';
}

/** Seconds of media, counted on a connection where it is a connection that is struck. */
const kinds: Record<string, Kind> = {
  'H.264 in FLV': {
    ...{ uniqueId: 'dana_example', options: { forms: ['flv'] }, codec: 'avc', files: 1, ends: 'broadcast' },
    faults: [
      { kind: 'reset', after: 15 },
      { kind: 'stall', after: 12 },
      { kind: 'jump', after: 8, by: 3600 },
    ],
  },
  'HEVC in FLV as codec 12': {
    ...{ uniqueId: 'photo_example', codec: 'hevc', files: 1, ends: 'wish', wish: { minutes: 1 } },
    options: { forms: ['flv'], codec: 'hevc', hevcAs: 'codec-12' },
    faults: [
      { kind: 'restart', after: 10 },
      { kind: 'reset', after: 20 },
      { kind: 'jump', after: 30, by: -7 },
    ],
  },
  'HEVC in FLV as hvc1': {
    ...{ uniqueId: 'twice_example', codec: 'hevc', files: 3, ends: 'broadcast' },
    options: { forms: ['flv'], codec: 'hevc', hevcAs: 'hvc1' },
    faults: [
      { kind: 'switch', after: 15 },
      { kind: 'cut', after: 25 },
      { kind: 'switch', after: 40 },
    ],
  },
  'H.264 in TS': {
    ...{ uniqueId: 'early_example', codec: 'avc', files: 1, ends: 'broadcast' },
    options: { forms: ['hls'], segments: 'ts' },
    faults: [
      { kind: 'segment-gone', times: 2 },
      { kind: 'playlist-back', by: 3, times: 2 },
      { kind: 'jump', after: 20, by: 500 },
    ],
  },
  'HEVC in TS': {
    ...{ uniqueId: 'cato_example', codec: 'hevc', files: 1, ends: 'wish', wish: { megabytes: 1 } },
    options: { forms: ['hls'], segments: 'ts', codec: 'hevc' },
    faults: [{ kind: 'segment-gone' }, { kind: 'jump', after: 10, by: -300 }],
  },
  'H.264 in fMP4': {
    ...{ uniqueId: 'me_example', codec: 'avc', files: 2, ends: 'broadcast' },
    options: { forms: ['hls'], segments: 'fmp4' },
    faults: [{ kind: 'segment-gone' }, { kind: 'switch', after: 15 }],
  },
  'HEVC in fMP4': {
    ...{ uniqueId: 'flaky_example', codec: 'hevc', files: 1, ends: 'stop' },
    options: { forms: ['hls'], segments: 'fmp4', codec: 'hevc' },
    faults: [{ kind: 'restart', after: 10 }, { kind: 'segment-gone' }, { kind: 'playlist-back', by: 4 }],
  },
};

let quick: QuickStage;

beforeAll(async () => {
  quick = await quickStage();
  await beginWaiting();
});
afterAll(() => quick?.close());

/** People who are waited for meanwhile: two of them go live in a new room, the broadcast of the third goes on. */
const waiting = { soon: 'gap_example', never: 'heavy_example', paused: 'story_example' };
const waits = new Map<string, number>();

async function beginWaiting(): Promise<void> {
  const { live } = quick.replica;
  for (const uniqueId of Object.values(waiting)) {
    live.start(uniqueId, { forms: ['flv'] });
    live.end(uniqueId);
  }
  live.start(waiting.paused, { forms: ['flv'] });
  live.pause(waiting.paused);
  for (const uniqueId of Object.values(waiting))
    waits.set(uniqueId, await startRecording(quick, uniqueId, { whenLive: true }));
}

describe('a minute and more of each kind, all at once, with all that can happen to it', () => {
  const jobs = new Map<string, number>();

  beforeAll(async () => {
    for (const [name, { uniqueId, options, wish }] of Object.entries(kinds))
      jobs.set(name, await recordLive(quick, uniqueId, { speed, ...options }, wish));
    const { live } = quick.replica;
    await Promise.all(Object.entries(kinds).map(([name, kind]) => begin(name, kind)));
    // One with a wish ends itself, a frame before or after what was sent comes to a minute.
    const endless = Object.values(kinds).filter(({ ends }) => ends !== 'wish');
    await Promise.all(
      endless.map(({ uniqueId }) =>
        untilTrue(`${uniqueId} was sent 60 s`, () => live.sentSeconds(uniqueId) >= 60),
      ),
    );
    for (const [name, { uniqueId, ends }] of Object.entries(kinds)) {
      if (ends === 'broadcast') live.end(uniqueId);
      if (ends === 'stop') await sendCommand(quick.own, jobs.get(name) ?? 0, 'stop');
    }
  });

  async function begin(name: string, { uniqueId, faults }: Kind): Promise<void> {
    const { live } = quick.replica;
    await untilRecording(quick, jobs.get(name) ?? 0, (row) => (row.live?.seconds ?? 0) > 1);
    for (const fault of faults) live.disturb(uniqueId, fault);
  }

  it.each(Object.entries(kinds))('%s', async (name, { uniqueId, codec, files, wish }) => {
    const run = await untilJob(quick, jobs.get(name) ?? 0, 'done');
    const recorded = await readRecorded(quick, run);
    const { video, audio, frames } = secondsIn(recorded);
    const sent = quick.replica.live.sentSeconds(uniqueId);
    console.log(
      `${name}: sent ${sent}, video ${video}, audio ${audio}, frames ${frames}, ${recorded.map((one) => `${one.codec} ${one.width}`)}`,
    );
    expect(recorded.flatMap((file) => file.faults)).toEqual([]);
    expect(recorded.map((file) => file.codec)).toEqual(Array.from({ length: files }, () => codec));
    const wanted = (wish?.minutes ?? 0) * 60 || sent;
    expect(Math.abs(video - wanted)).toBeLessThan(1);
    expect(Math.abs(audio - wanted)).toBeLessThan(1);
    expect(Math.abs(frames / picturesEach - wanted)).toBeLessThan(1);
  });
});

describe('somebody who is not live yet', () => {
  const { soon, paused } = waiting;

  it('is recorded when a paused live goes on, and when a new one begins; one question asks after all of them', async () => {
    const { live, journal } = quick.replica;
    const rooms = Object.values(waiting).map((uniqueId) => live.last(uniqueId)?.roomId ?? '');
    const asked = () => journal.find({ path: '/webcast/room/check_alive/' }).map(roomsIn);
    await untilTrue('all are asked after together', () =>
      asked().some((ids) => rooms.every((id) => ids.includes(id))),
    );
    live.resume(paused);
    live.start(soon, { forms: ['flv'] });
    for (const uniqueId of [paused, soon]) {
      const jobId = waits.get(uniqueId) ?? 0;
      await untilRecording(quick, jobId, (row) => (row.live?.seconds ?? 0) > 2);
      await sendCommand(quick.own, jobId, 'stop');
      const recorded = await readRecorded(quick, await untilJob(quick, jobId, 'done'));
      expect(recorded.flatMap((file) => file.faults)).toEqual([]);
      expect(recorded).toHaveLength(1);
    }
  });

  it('is waited for until the person calls it off', async () => {
    const jobId = waits.get(waiting.never) ?? 0;
    const card = jobCard(quick.own, `Live: @${waiting.never}`);
    await card.getByText('They are not live yet.').waitFor();
    await card.getByRole('button', { name: 'Stop waiting' }).click();
    const { files } = await untilJob(quick, jobId, 'cancelled');
    expect(files).toEqual([]);
    console.log(await politeness());
  });

  async function politeness(): Promise<string> {
    const { journal } = quick.replica;
    const alive = journal.find({ path: '/webcast/room/check_alive/' });
    const people = journal.find({ path: '/api-live/user/room/' });
    const of = (uniqueId: string) => people.filter(({ target }) => target.includes(uniqueId)).length;
    const each = Object.values(waiting).map((uniqueId) => `${uniqueId} ${of(uniqueId)}`);
    return `check_alive ${alive.length} times; looked up: ${each.join(', ')}`;
  }
});

function roomsIn({ target }: Entry): string[] {
  const ids = new URL(target, 'https://webcast.tiktok.com').searchParams.get('room_ids');
  return ids?.split(',') ?? [];
}
