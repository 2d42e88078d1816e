import { relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mediaKind } from '@/lib/tiktok/media-kind';
import type { RecordingWish } from '@/lib/tiktok/target';
import type { FaultAction, FaultRule } from '../replica/faults';
import type { Entry } from '../replica/journal';
import type { LiveOptions } from '../replica/live/broadcast';
import type { LiveFault } from '../replica/live/stream-fault';
import { canDecode } from '../stage/check-decoding';
import { jobCard } from '../stage/job-card';
import { type QuickStage, quickStage, set } from '../stage/quick-stage';
import { readFolder } from '../stage/read-folder';
import {
  decodeRecorded,
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
  /** What its playlists and segments meet, by the end of their paths. */
  rules?: [path: string, rule: Omit<FaultRule, 'path'> & { times: number }][];
  /** Files that the recording becomes. */
  files: number;
  wish?: RecordingWish;
  /** How it ends: the broadcast does, the person says so, or the wish is fulfilled. */
  ends: 'broadcast' | 'stop' | 'wish';
}

const refused: FaultAction = { kind: 'status', status: 503 };
const reset: FaultAction = { kind: 'mishap', resetAt: 0.5 };
const stall: FaultAction = { kind: 'mishap', stallAt: 0.5 };

/** Seconds of media, counted on a connection where it is a connection that is struck. */
const kinds: Record<string, Kind> = {
  'H.264 in FLV': {
    ...{ uniqueId: 'dana_example', options: { forms: ['flv'] }, codec: 'avc', files: 1, ends: 'broadcast' },
    faults: [
      { kind: 'moved' },
      { kind: 'reset', after: 15 },
      { kind: 'stall', after: 12 },
      { kind: 'jump', after: 8, by: 3600 },
    ],
  },
  'HEVC in FLV as codec 12': {
    ...{ uniqueId: 'photo_example', codec: 'hevc', files: 2, ends: 'wish', wish: { minutes: 1 } },
    options: { forms: ['flv'], codec: 'hevc', hevcAs: 'codec-12' },
    faults: [
      { kind: 'restart', after: 10 },
      { kind: 'reset', after: 20 },
      { kind: 'jump', after: 30, by: -7 },
      { kind: 'switch', after: 40 },
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
    ...{ uniqueId: 'early_example', codec: 'avc', files: 2, ends: 'broadcast' },
    options: { forms: ['hls'], segments: 'ts' },
    faults: [
      { kind: 'segment-gone', times: 2 },
      { kind: 'playlist-back', by: 3, times: 2 },
      { kind: 'jump', after: 20, by: 500 },
      { kind: 'switch', after: 30 },
    ],
    rules: [
      ['*.ts', { nth: [6, 9], times: 2, action: reset }],
      ['*.m3u8', { nth: [3, 4, 8], times: 3, action: refused }],
    ],
  },
  'HEVC in TS': {
    ...{ uniqueId: 'cato_example', codec: 'hevc', files: 1, ends: 'wish', wish: { megabytes: 1 } },
    options: { forms: ['hls'], segments: 'ts', codec: 'hevc' },
    faults: [{ kind: 'segment-gone' }, { kind: 'jump', after: 10, by: -300 }, { kind: 'moved' }],
    rules: [['*.ts', { nth: 7, times: 1, action: refused }]],
  },
  'H.264 in fMP4': {
    ...{ uniqueId: 'me_example', codec: 'avc', files: 2, ends: 'broadcast' },
    options: { forms: ['hls'], segments: 'fmp4' },
    faults: [{ kind: 'segment-gone' }, { kind: 'switch', after: 15 }],
    rules: [
      ['*.m4s', { nth: 5, times: 1, action: stall }],
      ['*.m3u8', { nth: 2, times: 1, action: { kind: 'drop' } }],
    ],
  },
  'HEVC in fMP4': {
    ...{ uniqueId: 'flaky_example', codec: 'hevc', files: 1, ends: 'stop' },
    options: { forms: ['hls'], segments: 'fmp4', codec: 'hevc' },
    faults: [{ kind: 'restart', after: 10 }, { kind: 'segment-gone' }, { kind: 'playlist-back', by: 4 }],
    rules: [
      ['*.m4s', { nth: 6, times: 1, action: reset }],
      ['*/init-*', { nth: 1, times: 1, action: refused }],
    ],
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
  const rules = new Map<string, string[]>();

  beforeAll(async () => {
    await set(quick.own, { template: '{source}/{uniqueId}/{awemeId}' });
    for (const [name, { uniqueId, options, wish }] of Object.entries(kinds))
      jobs.set(name, await recordLive(quick, uniqueId, { speed, ...options }, wish));
    const { live } = quick.replica;
    await Promise.all(Object.entries(kinds).map(([name, kind]) => begin(name, kind)));
    // One with a wish ends itself, a frame before or after what was sent comes to a minute.
    const endless = Object.values(kinds).filter(({ ends }) => ends !== 'wish');
    await Promise.all(
      endless.map(({ uniqueId }) =>
        untilTrue(`${uniqueId} was sent 60 s`, () => live.sentSeconds(uniqueId) >= 60 && allStruck(uniqueId)),
      ),
    );
    for (const [name, { uniqueId, ends }] of Object.entries(kinds)) {
      if (ends === 'broadcast') live.end(uniqueId);
      if (ends === 'stop') await sendCommand(quick.own, jobs.get(name) ?? 0, 'stop');
    }
  });

  async function begin(name: string, kind: Kind): Promise<void> {
    const { live, faults } = quick.replica;
    const { uniqueId } = kind;
    await untilRecording(quick, jobs.get(name) ?? 0, (row) => (row.live?.seconds ?? 0) > 1);
    for (const fault of kind.faults) live.disturb(uniqueId, fault);
    // By its newest name: some have moved.
    const folder = `/stage/stream-${live.last(uniqueId)?.streamId}_*`;
    const ids = (kind.rules ?? []).map(([path, rule]) => faults.add({ ...rule, path: `${folder}${path}` }));
    rules.set(uniqueId, ids);
  }

  /** Whether nothing that was to happen is still to come. */
  function allStruck(uniqueId: string): boolean {
    const { live, faults } = quick.replica;
    const own = faults.list().filter(({ id }) => rules.get(uniqueId)?.includes(id ?? ''));
    return live.last(uniqueId)?.faults.length === 0 && own.every(({ struck, times }) => struck === times);
  }

  it.each(Object.entries(kinds))('%s', async (name, { uniqueId, codec, files, faults, wish }) => {
    const run = await untilJob(quick, jobs.get(name) ?? 0, 'done');
    const recorded = await readRecorded(quick, run);
    const { video, audio, frames } = secondsIn(recorded);
    const { live } = quick.replica;
    const sent = live.sentSeconds(uniqueId);
    console.log(
      `${name}: sent ${sent}, video ${video}, audio ${audio}, frames ${frames}, ${recorded.map((one) => `${one.codec} ${one.width}`)}`,
    );
    expect(recorded.flatMap((file) => file.faults)).toEqual([]);
    expect(recorded.map((file) => file.codec)).toEqual(Array.from({ length: files }, () => codec));
    const wanted = (wish?.minutes ?? 0) * 60 || sent;
    expect(wanted).toBeGreaterThanOrEqual(60);
    expect(Math.abs(video - wanted)).toBeLessThan(1);
    expect(Math.abs(audio - wanted)).toBeLessThan(1);
    expect(Math.abs(frames / picturesEach - wanted)).toBeLessThan(1);
    // Each fault was met, by this recording.
    expect(allStruck(uniqueId)).toBe(true);
    const broadcast = live.last(uniqueId);
    const changes = faults.filter(({ kind }) => ['jump', 'restart', 'switch'].includes(kind)).length;
    expect(broadcast?.changesBefore(broadcast.now())).toBe(changes);
    expect(connections(uniqueId)).toBeGreaterThanOrEqual(1 + breaks(faults));
    expect(run.files.find(({ live: figures }) => figures)?.live?.ended).toBe(
      { broadcast: 'over', stop: 'stopped', wish: 'limit' }[kinds[name]?.ends ?? 'wish'],
    );
  });

  it.skipIf(!canDecode).each(Object.keys(kinds))('%s, decoded by ffmpeg', async (name) => {
    expect(await decodeRecorded(await untilJob(quick, jobs.get(name) ?? 0, 'done'))).toEqual([]);
  });

  it('asks for new links of those that moved', () => {
    const { live, journal } = quick.replica;
    const moved = Object.values(kinds).filter(({ faults }) => faults.some(({ kind }) => kind === 'moved'));
    const rooms = moved.map(({ uniqueId }) => live.last(uniqueId)?.roomId);
    const asked = journal.find({ path: '/webcast/room/info/' });
    const about = asked.map(({ target }) =>
      new URL(target, 'https://webcast.tiktok.com').searchParams.get('room_id'),
    );
    expect([...new Set(about)].sort()).toEqual(expect.arrayContaining(rooms.sort()));
  });

  it('has beside it a cover and what is known of it, all under the name of the template', async () => {
    const { uniqueId } = kinds['H.264 in FLV'] ?? { uniqueId: '' };
    const run = await untilJob(quick, jobs.get('H.264 in FLV') ?? 0, 'done');
    const { roomId, title, startTime } = quick.replica.live.last(uniqueId) ?? {};
    const onDisk = readFolder(quick.stage.downloads);
    const name = `live/${uniqueId}/${roomId}`;
    const paths = run.files.map(({ savedAs = '' }) => relative(quick.stage.downloads, savedAs)).sort();
    expect(paths).toEqual([`${name}.info.json`, `${name}.mp4`, `${name}_cover.jpg`]);
    const info = JSON.parse(onDisk.get(`${name}.info.json`)?.toString() ?? '');
    expect(info).toMatchObject({ id: roomId, description: title, timestamp: startTime });
    expect(mediaKind(new Uint8Array(onDisk.get(`${name}_cover.jpg`) ?? []))).toMatchObject({ ext: 'jpg' });
  });

  function connections(uniqueId: string): number {
    const { live } = quick.replica;
    const roomId = live.last(uniqueId)?.roomId;
    return live.log.filter((one) => one.roomId === roomId && one.to > one.from).length;
  }
});

/** How many connections of FLV these break off. */
function breaks(faults: readonly LiveFault[]): number {
  return faults.filter(({ kind }) => ['reset', 'stall', 'cut', 'moved'].includes(kind)).length;
}

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
