import { afterEach, describe, expect, it } from 'vitest';
import {
  dayOf,
  endOfWait,
  isLimited,
  nextMidnight,
  type Pace,
  readPace,
  type Turn,
  turnOf,
} from '@/lib/archive/pace-clock';
import { grant, heard } from '@/lib/jobs/pace';
import { pump } from '@/lib/jobs/pump';
import { problemOf } from '@/lib/tiktok/errors';
import { logRequests, spoilNth } from './request-log';
import { somePosts } from './wire';
import { createWorld, type World } from './world';

const now = new Date(2026, 10, 23, 15, 0).getTime();
const hour = 3_600_000;
const day = 24 * hour;
const open: Pace = { nextAt: 0, lastJob: 0, slowDowns: 0, careful: false, day: '', asked: 0 };
const quiet = { from: now, until: now + 40_000 };
const careful = { ...open, careful: true, slowDowns: 1 };
const probe = { name: 'a', at: now };

describe('what the clock allows', () => {
  it.each<[string, Pace, number, Turn['kind']]>([
    ['nothing happened', open, now, 'open'],
    ['told just now', { ...careful, quiet }, now, 'quiet'],
    ['a moment before the end', { ...careful, quiet }, now + 39_999, 'quiet'],
    ['at the end', { ...careful, quiet }, now + 40_000, 'probe'],
    ['clock set forward', { ...careful, quiet }, now + day, 'probe'],
    ['clock adjusted by seconds', { ...careful, quiet }, now - 5_000, 'quiet'],
    ['clock set back an hour', { ...careful, quiet }, now - hour, 'probe'],
    ['clock set back a year', { ...careful, quiet }, now - 365 * day, 'probe'],
    ['a probe is out', { ...careful, probe }, now + 119_999, 'probing'],
    ['a probe is lost', { ...careful, probe }, now + 120_000, 'probe'],
    ['a probe, clock set back', { ...careful, probe }, now - hour, 'probe'],
    ['a probe, clock set forward', { ...careful, probe }, now + hour, 'probe'],
    ['a human check was met', { ...open, careful: true }, now, 'probe'],
  ])('%s', (_, pace, time, kind) => {
    expect(turnOf(pace, time).kind).toBe(kind);
  });

  it.each<[number | undefined, number]>([
    [undefined, 0],
    [now - 1, now - 1],
    [now + 600_000, now + 600_000],
    [now + 660_001, 0],
    [now + day, 0],
  ])('a wait until %s', (at, end) => {
    expect(endOfWait(at, now)).toBe(end);
  });

  it.each<[string, Partial<Pace>, number, boolean]>([
    ['below', { day: dayOf(now), asked: 9 }, 10, false],
    ['reached', { day: dayOf(now), asked: 10 }, 10, true],
    ['reached yesterday', { day: dayOf(now - day), asked: 10 }, 10, false],
    ['reached tomorrow, before the clock was set back', { day: dayOf(now + day), asked: 10 }, 10, false],
    ['no limit', { day: dayOf(now), asked: 1e6 }, 0, false],
    ['lifted', { day: dayOf(now), asked: 10, liftedOn: dayOf(now) }, 10, false],
    ['lifted yesterday', { day: dayOf(now), asked: 10, liftedOn: dayOf(now - day) }, 10, true],
  ])('the daily limit: %s', (_, pace, limit, expected) => {
    expect(isLimited({ ...open, ...pace }, limit, now)).toBe(expected);
  });

  it('a day ends at midnight of the person, also where it has 23 or 25 hours', () => {
    for (let at = 0; at < 366; at += 1) {
      const noon = new Date(2026, 0, 1 + at, 12).getTime();
      const night = nextMidnight(noon);
      expect(dayOf(night - 1)).toBe(dayOf(noon));
      expect(dayOf(night)).not.toBe(dayOf(noon));
    }
  });
});

describe('what a request changes', () => {
  const asker = { name: 'b', soft: false };
  it.each<[string, Pace, Partial<Pace> | undefined]>([
    ['the first of a day', { ...open, day: dayOf(now - day), asked: 99 }, { day: dayOf(now), asked: 1 }],
    ['the next', { ...open, day: dayOf(now), asked: 3 }, { asked: 4 }],
    ['a probe', careful, { probe: { name: 'b', at: now } }],
    ['none beside a probe', { ...careful, probe }, undefined],
    ['none in quiet', { ...careful, quiet }, undefined],
    ['none over the limit', { ...open, day: dayOf(now), asked: 10 }, undefined],
  ])('%s', (_, pace, expected) => {
    const granted = grant(pace, asker, 10, now);
    if (expected) expect(granted).toMatchObject(expected);
    else expect(granted).toBeUndefined();
  });

  it.each<[string, Pace, Parameters<typeof heard>[2], Partial<Pace> | undefined]>([
    ['well, nothing was wrong', open, 'well', undefined],
    ['well, by somebody who was under way before', { ...careful, probe }, 'well', undefined],
    [
      'slow down',
      open,
      problemOf('slowDown'),
      { slowDowns: 1, careful: true, quiet: { from: now, until: now + 20_000 } },
    ],
    ['slow down once more', { ...careful, quiet }, problemOf('slowDown'), { slowDowns: 1, quiet }],
    ['another problem', open, problemOf('network'), undefined],
  ])('an answer: %s', (_, pace, outcome, expected) => {
    const next = heard(pace, 'b', outcome, now);
    if (expected) expect(next).toMatchObject(expected);
    else expect(next).toBeUndefined();
  });

  const probing = { ...careful, slowDowns: 3, probe: { name: 'b', at: now } };
  it.each<[string, Parameters<typeof heard>[2], Partial<Pace>]>([
    ['well', 'well', { careful: false, slowDowns: 0 }],
    ['gone: TikTok serves us', problemOf('gone'), { careful: false, slowDowns: 0 }],
    [
      'slow down',
      problemOf('slowDown'),
      { careful: true, slowDowns: 4, quiet: { from: now, until: now + 160_000 } },
    ],
    ['lost', 'lost', { careful: true, slowDowns: 3 }],
    [
      'network',
      problemOf('network'),
      { careful: true, slowDowns: 3, quiet: { from: now, until: now + 3_000 } },
    ],
  ])('a probe: %s', (_, outcome, expected) => {
    const next = heard(probing, 'b', outcome, now);
    expect(next).toMatchObject(expected);
    expect(next?.probe).toBeUndefined();
  });
});

describe('a new day', () => {
  const met = { unserved: { media: ['1', '2', '3'] }, broken: 1 };
  const yesterday = { ...careful, slowDowns: 8, day: dayOf(now - day), asked: 9, doubts: 2 };
  const ended = (ago: number) => ({ from: now - ago - 600_000, until: now - ago, why: 'refused' as const });
  const begun = { ...yesterday, day: dayOf(now), asked: 1, doubts: 0, probe };

  it.each<[string, Pace['quiet'], Partial<Pace>]>([
    ['nobody rests', undefined, { slowDowns: 0 }],
    ['the last rest ended yesterday', ended(day), { slowDowns: 0 }],
    ['the last rest is yet to come, for the clock was set back', ended(-30 * day), { slowDowns: 0 }],
    ['a rest has only just ended', ended(1000), met],
  ])('begins without what was refused before it, where %s', (_, last, left) => {
    const quietly = last ? { quiet: last } : {};
    const asker = { name: 'a', soft: false };
    expect(grant({ ...yesterday, ...met, ...quietly }, asker, 0, now)).toEqual({
      ...begun,
      ...quietly,
      ...left,
    });
  });
});

describe('the clock of the computer is set', () => {
  let world: World;
  afterEach(() => world.close());

  /** Each brings the world to where something waits. */
  const situations: Record<string, () => Promise<void>> = {
    'between two pages of a list': () => until(async () => (await world.job()).counts.listed > 0),
    async 'while TikTok wants quiet'() {
      logRequests(world, spoilNth('list', [1], 'slowDown'));
      await until(async () => (await readPace(world.ports.db)).slowDowns > 0);
    },
    async 'while TikTok wants quiet for an hour'() {
      logRequests(world, spoilNth('list', [1], 'slowDown', hour));
      await until(async () => (await readPace(world.ports.db)).slowDowns > 0);
    },
    async 'while a list backs off'() {
      logRequests(world, spoilNth('list', [1, 2], 'refused'));
      await until(async () => (await world.job()).listTries > 0);
    },
    async 'while a file backs off'() {
      world.platform.spoilTransfer = () => problemOf('network');
      await until(async () => (await world.files()).some(({ tries }) => tries > 0));
      world.platform.spoilTransfer = () => undefined;
    },
    async 'while a transfer hangs for ever'() {
      const { tick } = world.platform;
      world.platform.spoilTransfer = () => 'hang';
      await until(async () => (await world.files()).some(({ state }) => state === 'saving'));
      for (const [attempt] of world.platform.transfers) stuck.add(attempt);
      world.platform.spoilTransfer = () => undefined;
      world.platform.tick = () => {
        const lost = [...world.platform.transfers].filter(([attempt]) => stuck.has(attempt));
        for (const [attempt] of lost) world.platform.transfers.delete(attempt);
        const happened = tick();
        for (const [attempt, transfer] of lost) world.platform.transfers.set(attempt, transfer);
        return happened;
      };
    },
  };
  const stuck = new Set<string>();

  async function until(reached: () => Promise<boolean>): Promise<void> {
    for (let rounds = 0; !(await reached()); rounds += 1) {
      if (rounds > 50) throw new Error('never reached');
      await world.runOnce();
    }
  }

  const shifts: [string, number][] = [
    ['a day back', -day],
    ['two hours back', -2 * hour],
    ['two hours forward', 2 * hour],
  ];
  it.each(
    Object.keys(situations).flatMap((name) => shifts.map(([words, shift]) => [words, name, shift] as const)),
  )('%s %s: nothing is frozen, nothing fails', async (_, name, shift) => {
    world = createWorld(
      somePosts(10, (post) => ({ ...post, kind: 'video' })),
      5,
    );
    stuck.clear();
    await world.start({ assets: ['video'], expected: 10 });
    await situations[name]?.();
    world.platform.clock += shift;
    const begin = world.platform.clock;
    await world.run();
    const job = await world.job();
    expect(job).toMatchObject({ state: 'done', counts: { saved: 10, failed: 0 } });
    expect((job.finishedAt ?? 0) - begin).toBeLessThan(15 * 60_000);
  });

  it.each(['transfer', 'download'] as const)(
    'forward while a %s is under way: it is not begun again',
    async (what) => {
      world = createWorld(
        somePosts(2, (post) => ({ ...post, kind: 'video' })),
        5,
      );
      await world.start({ assets: ['video'], expected: 2 });
      if (what === 'transfer') world.platform.spoilTransfer = () => 'hang';
      else world.platform.spoilDownload = () => 'hang';
      await until(async () => {
        const files = await world.files();
        const under = files.filter(
          ({ state, blobUrl }) => state === 'saving' && (what === 'transfer' || blobUrl),
        );
        return under.length === 2;
      });
      world.platform.clock += 2 * hour;
      await pump(world.ports);
      await pump(world.ports);
      world.platform.spoilTransfer = () => undefined;
      world.platform.spoilDownload = () => undefined;
      await world.run();
      expect(world.platform.begun.length).toBe(2);
      expect((await world.files()).map(({ state, tries }) => [state, tries])).toEqual([
        ['saved', 0],
        ['saved', 0],
      ]);
    },
  );
});
