import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Frame } from '@/lib/media/frames';
import type { PlacedFrame } from '@/lib/media/track-end';
import { join, ofTrack, pictureStep, soundStep, span, timeOf } from './streamed';

const hour = 3_600_000;

/** The decoding times of a track never stand still or go back. */
const grows = (placed: readonly PlacedFrame[], track: Frame['track']) => {
  const times = ofTrack(placed, track).map(({ dts }) => dts);
  return times.every((time, at) => at === 0 || time > (times[at - 1] ?? 0));
};

/** The largest change of distance between pictures and sound of the same true time, milliseconds. */
const drift = (placed: readonly PlacedFrame[]) => {
  const sounds = ofTrack(placed, 'audio');
  const distances = ofTrack(placed, 'video').flatMap((picture) => {
    const beside = sounds.filter((sound) => Math.abs(timeOf(sound) - timeOf(picture)) <= soundStep);
    return beside.map((sound) => sound.pts - picture.pts - (timeOf(sound) - timeOf(picture)));
  });
  return Math.max(0, ...distances.map(Math.abs));
};

const whole = span({ from: 0, to: 10_000 });
const first = span({ from: 0, to: 6000 });

/** What came, and how long it must play, milliseconds. */
const cases: [what: string, parts: Frame[][], lasts: number, frames: number][] = [
  ['one part', [whole], 10_000, whole.length],
  [
    'a clock that does not begin at 0',
    [span({ from: 0, to: 10_000, clock: 7 * hour })],
    10_000,
    whole.length,
  ],
  ['a new connection that goes on', [first, span({ from: 6000, to: 10_000 })], 10_000, whole.length],
  ['one that sends two seconds again', [first, span({ from: 4000, to: 10_000 })], 10_000, whole.length],
  ['one within the first group of the one before', [span({ from: 0, to: 900 }), whole], 10_000, whole.length],
  [
    'several within one group, each shorter or longer than the one before',
    [5900, 5850, 5950, 10_000].map((to) => span({ from: 5000, to })),
    5000,
    125 + 215,
  ],
  [
    'one that sends two seconds again by a clock of its own',
    [first, span({ from: 4000, to: 10_000, clock: -4000 })],
    10_000,
    whole.length,
  ],
  [
    'one that sends again what was sent twice before, by its own clock',
    [first, span({ from: 5000, to: 7000, clock: 99 }), span({ from: 6000, to: 10_000, clock: hour })],
    10_000,
    whole.length,
  ],
  ['one with a gap of seconds', [first, span({ from: 9000, to: 13_000 })], 10_000, 100 + 150 + 259 + 172],
  [
    'one with a gap of hours',
    [first, span({ from: 6000, to: 10_000, clock: 5 * hour })],
    10_000,
    whole.length,
  ],
  [
    'one whose clock starts at 0',
    [first, span({ from: 6000, to: 10_000, clock: -6000 })],
    10_000,
    whole.length,
  ],
  [
    'one whose clock went back a little',
    [first, span({ from: 6000, to: 10_000, clock: -3000 })],
    10_000,
    whole.length,
  ],
  [
    'one that comes within a group of pictures',
    [first, span({ from: 6200, to: 10_000 })],
    9800,
    whole.length - 5 - 9 - 20,
  ],
  [
    'a jump of hours on the way',
    [[...first, ...span({ from: 6000, to: 10_000, clock: hour })]],
    10_000,
    whole.length,
  ],
  ['a jump of seconds', [[...first, ...span({ from: 6000, to: 10_000, clock: 2000 })]], 10_000, whole.length],
  [
    'a jump back by seconds',
    [[...first, ...span({ from: 6000, to: 10_000, clock: -4000 })]],
    10_000,
    whole.length,
  ],
  ['a jump back to 0', [[...first, ...span({ from: 6000, to: 10_000, clock: -6000 })]], 10_000, whole.length],
  [
    'a jump within a group',
    [[...span({ from: 0, to: 6200 }), ...span({ from: 6200, to: 10_000, clock: hour })]],
    10_000,
    whole.length,
  ],
  ['sound alone', [span({ from: 0, to: 10_000, tracks: ['audio'] })], 10_000, 431],
  ['pictures alone', [span({ from: 0, to: 10_000, tracks: ['video'] })], 10_000, 250],
  ['sound that comes late', [span({ from: 0, to: 10_000, soundLater: 3000 })], 10_000, 250 + 301],
];

describe('the timeline of a recording', () => {
  it.each(cases)('%s', (_what, parts, lasts, frames) => {
    const { placed, duration } = join(...parts);
    expect(placed.length).toBe(frames);
    expect(Math.abs(duration - lasts)).toBeLessThan(100);
    expect(Math.min(...placed.map(({ pts }) => pts))).toBe(0);
    expect(grows(placed, 'video') && grows(placed, 'audio')).toBe(true);
    expect(drift(placed)).toBeLessThan(pictureStep);
  });

  it('loses the second with which no picture can be shown, not its sound', () => {
    const { placed, duration } = join(first, span({ from: 6200, to: 10_000, clock: hour }));
    expect(ofTrack(placed, 'video').map(timeOf)).not.toContain(6200);
    expect(
      ofTrack(placed, 'audio').filter((frame) => timeOf(frame) < 7000 && timeOf(frame) >= 6200),
    ).toHaveLength(34);
    expect(Math.abs(duration - 9800)).toBeLessThan(100);
  });

  it('keeps what only looks like a repetition: another stream with the same times', () => {
    const { placed, duration } = join(first, span({ from: 4000, to: 8000, name: 2 }));
    expect(placed.length).toBe(first.length + span({ from: 4000, to: 8000 }).length);
    expect(Math.abs(duration - 10_000)).toBeLessThan(100);
  });

  it('loses no sound where the pictures broke off earlier', () => {
    const cut = first.filter(({ track, dts }) => track === 'audio' || dts < 5500);
    const { placed } = join(cut, span({ from: 6000, to: 10_000, clock: -6000 }));
    expect(placed.length).toBe(whole.length - 12);
    expect(drift(placed)).toBeLessThan(pictureStep);
  });

  it('keeps sound without seams although its times are whole milliseconds', () => {
    const times = ofTrack(join(whole).placed, 'audio').map(({ dts }) => dts);
    expect(Math.max(...times.map((time, at) => Math.abs(time - at * soundStep)))).toBeLessThan(0.001);
  });

  it('leaves out more than half a minute that one sends again', () => {
    const { placed, duration } = join(span({ from: 0, to: 60_000 }), span({ from: 25_000, to: 80_000 }));
    expect(placed).toHaveLength(span({ from: 0, to: 80_000 }).length);
    expect(Math.abs(duration - 80_000)).toBeLessThan(100);
  });

  it('keeps silent pictures of which there is one each second', () => {
    const slow = Array.from({ length: 30 }, (_, n): Frame => {
      return {
        track: 'video',
        dts: n * 1000,
        pts: n * 1000,
        duration: 0,
        key: true,
        data: new Uint8Array([n]),
      };
    });
    expect(join(slow).duration).toBeCloseTo(30_000, 0);
  });

  it('keeps sound in step that comes seconds behind its pictures', () => {
    const behind = (late: number) =>
      [...whole].sort(
        (a, b) => a.dts + (a.track === 'audio' ? late : 0) - b.dts - (b.track === 'audio' ? late : 0),
      );
    for (const late of [2000, 4000]) {
      const { placed, duration } = join(behind(late));
      expect(placed).toHaveLength(whole.length);
      expect(drift(placed)).toBeLessThan(pictureStep);
      expect(Math.abs(duration - 10_000)).toBeLessThan(100);
    }
  });

  it('does not take a still picture without sound for a repetition', () => {
    const still = (from: number, to: number, clock: number) =>
      span({ from, to, clock, tracks: ['video'] }).map((frame) => ({
        ...frame,
        data: new Uint8Array([frame.key ? 1 : 2]),
      }));
    const { duration } = join(still(0, 60_000, 0), still(60_000, 90_000, -60_000));
    expect(Math.abs(duration - 90_000)).toBeLessThan(100);
  });

  it('does not take silence under other pictures for a repetition', () => {
    const silent = (frames: Frame[]) =>
      frames.map((frame) => (frame.track === 'audio' ? { ...frame, data: new Uint8Array(4) } : frame));
    const { placed } = join(silent(first), silent(span({ from: 6000, to: 10_000, clock: -6000 })));
    expect(placed).toHaveLength(whole.length);
  });

  it('keeps a pause of the pictures under running sound', () => {
    const paused = [...whole].filter(({ track, dts }) => track === 'audio' || dts < 3000 || dts >= 6000);
    const { placed, duration } = join(paused);
    expect(Math.abs(duration - 10_000)).toBeLessThan(100);
    expect(drift(placed)).toBeLessThan(pictureStep);
  });

  it('leaves out pictures that lean on what came before the first keyframe', () => {
    const picture = (dts: number, pts: number, key = false): Frame => {
      return { track: 'video', dts, pts, duration: 0, key, data: new Uint8Array(1) };
    };
    const shown = [
      picture(0, 120, true),
      picture(40, 40),
      picture(80, 80),
      picture(120, 240),
      picture(160, 160),
    ];
    expect(join(shown).placed.map(({ pts }) => pts)).toEqual([0, 120, 40]);
  });

  it('keeps pictures shown out of order as far apart as they were', () => {
    const frames = [0, 1, 2, 3, 4].map((n): Frame => {
      const pts = [40, 160, 80, 120, 200][n] ?? 0;
      return { track: 'video', dts: n * 40, pts, duration: 0, key: n === 0, data: new Uint8Array(1) };
    });
    expect(join(frames).placed.map(({ dts, pts }) => [dts, pts])).toEqual([
      [-40, 0],
      [0, 120],
      [40, 40],
      [80, 80],
      [120, 160],
    ]);
  });

  it('holds for any parts: order, distance, length, nothing made up, nothing twice', () => {
    const part = fc.record({
      skip: fc.nat(5000),
      length: fc.integer({ min: 1500, max: 4000 }),
      clock: fc.nat(3 * hour),
    });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), fc.nat(1500), (shapes, soundLater) => {
        let at = 0;
        const parts = shapes.map(({ skip, length, clock }) => {
          const from = Math.ceil((at + skip) / 1000) * 1000;
          at = from + length;
          return span({ from, to: at, clock, soundLater });
        });
        const { placed, duration } = join(...parts);
        const came = parts.flat();
        const distinct = new Set(placed.map((frame) => `${frame.track} ${timeOf(frame)}`));
        expect(distinct.size).toBe(placed.length);
        expect(placed.length).toBe(came.length);
        expect(grows(placed, 'video') && grows(placed, 'audio')).toBe(true);
        expect(drift(placed)).toBeLessThan(pictureStep);
        const lasts = shapes.reduce((sum, { length }) => sum + length, 0);
        expect(Math.abs(duration - lasts)).toBeLessThan(1000);
      }),
      { numRuns: 15 },
    );
  });

  it('never goes back, whatever the clocks do', () => {
    const frame = fc.record({
      track: fc.constantFrom('video' as const, 'audio' as const),
      dts: fc.oneof(fc.nat(5000), fc.nat(2 ** 32 - 1)),
      pts: fc.oneof(fc.nat(5000), fc.nat(2 ** 32 - 1)),
      duration: fc.constantFrom(0, soundStep),
      key: fc.boolean(),
      data: fc.uint8Array({ minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(fc.array(frame, { maxLength: 30 }), { maxLength: 3 }), (parts) => {
        const { placed } = join(...parts);
        expect(grows(placed, 'video') && grows(placed, 'audio')).toBe(true);
        const came = new Set<Uint8Array>(parts.flat().map(({ data }) => data));
        expect(placed.every(({ data }) => came.has(data))).toBe(true);
      }),
    );
  });
});
