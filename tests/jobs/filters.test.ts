import { describe, expect, it } from 'vitest';
import { type Cut, cutPage, localDay } from '@/lib/jobs/filters';
import { problemOf } from '@/lib/tiktok/errors';
import { type ReadItem, readItem } from '@/lib/tiktok/read-item';
import { type WirePost, wireItem } from './wire';

const day = 86_400;
/** Local noon of 2026-08-10, so that day arithmetic holds in any time zone. */
const noon = new Date(2026, 7, 10, 12).getTime() / 1000;

/** A post named by its age in days: `p3` is three days old. */
function post(age: number, more: Partial<WirePost> = {}): ReadItem {
  return readItem(
    wireItem({ awemeId: String(90_000 - age * 10), createTime: noon - age * day, ...more }, noon),
  );
}

/** Posts of these ages that are here already. */
function here(ages: readonly number[]): ReadonlySet<string> {
  return new Set(ages.map((age) => String(90_000 - age * 10)));
}

function upTo(count: number, from = 0): number[] {
  return Array.from({ length: count }, (_, at) => from + at);
}

const unreadable: ReadItem = { ok: false, awemeId: '77', problem: problemOf('unreadable') };

function ages(reads: readonly ReadItem[]): (number | 'bad')[] {
  return reads.map((read) => (read.ok ? (90_000 - Number(read.item.awemeId)) / 10 : 'bad'));
}

function cut(items: ReadItem[], more: Partial<Cut> = {}) {
  const result = cutPage({
    items,
    filters: {},
    newestFirst: true,
    taken: 0,
    pinned: [],
    last: false,
    here: new Set(),
    hereInARow: 0,
    ...more,
  });
  const [take, drop, pinned] = [ages(result.take), result.drop, result.pinned];
  const plain = (list: typeof drop) => ages(list.map((item) => ({ ok: true, item })));
  return { take, drop: plain(drop), pinned: plain(pinned), ended: result.ended, inARow: result.hereInARow };
}

describe('cutPage', () => {
  const page = [post(9, { pinned: true }), post(0), post(1), post(2), post(3)];
  const mixed = [post(0), post(1, { kind: 'photo' }), unreadable, post(2)];
  it.each<[string, ReturnType<typeof cut>, Partial<ReturnType<typeof cut>>]>([
    ['nothing asked: all', cut(page), { take: [9, 0, 1, 2, 3], drop: [], ended: false }],
    ['newest 2', cut(page, { filters: { newest: 2 } }), { take: [0, 1], ended: true, pinned: [] }],
    ['newest 2, one taken', cut(page, { filters: { newest: 2 }, taken: 1 }), { take: [0], ended: true }],
    [
      'newest 9: the old pinned one waits',
      cut(page, { filters: { newest: 9 } }),
      { take: [0, 1, 2, 3], pinned: [9] },
    ],
    [
      'newest 9, last page: the pinned one comes in its turn',
      cut(page, { filters: { newest: 9 }, last: true }),
      { take: [0, 1, 2, 3, 9], pinned: [] },
    ],
    [
      'newest 9: a pinned one of this page, by date',
      cut([post(1.5, { pinned: true }), post(0), post(1), post(2)], { filters: { newest: 9 } }),
      { take: [0, 1, 1.5, 2], pinned: [] },
    ],
    [
      'newest, a list not by date keeps its order',
      cut(page, { filters: { newest: 2 }, newestFirst: false }),
      { take: [9, 0], ended: true },
    ],
    [
      'from, inclusive',
      cut(page, { filters: { from: '2026-08-08' } }),
      { take: [0, 1, 2], drop: [9, 3], ended: true },
    ],
    [
      'from, not reached',
      cut(page, { filters: { from: '2026-08-07' } }),
      { take: [0, 1, 2, 3], drop: [9], ended: false },
    ],
    [
      'from: a pinned post at the end does not end it',
      cut([post(0), post(9, { pinned: true })], { filters: { from: '2026-08-08' } }),
      { take: [0], ended: false },
    ],
    [
      'from, a list not by date is read to its end',
      cut(page, { filters: { from: '2026-08-08' }, newestFirst: false }),
      { take: [0, 1, 2], ended: false },
    ],
    [
      'to, inclusive',
      cut(page, { filters: { to: '2026-08-08' } }),
      { take: [9, 2, 3], drop: [0, 1], ended: false },
    ],
    ['kind', cut(mixed, { filters: { kind: 'photo' } }), { take: [1, 'bad'], drop: [0, 2] }],
    ['newest 1 photo', cut(mixed, { filters: { kind: 'photo', newest: 1 } }), { take: [1], ended: true }],
    ['newest 0 left', cut(page, { filters: { newest: 3 }, taken: 3 }), { take: [], ended: true }],
  ])('%s', (_, got, expected) => {
    expect(got).toMatchObject(expected);
  });

  it('a waiting pinned post comes with the posts of its date, once', () => {
    const waiting = post(2.5, { pinned: true });
    if (!waiting.ok) throw new Error('unreadable');
    const next = cut([post(2), post(2.5), post(3)], { filters: { newest: 9 }, pinned: [waiting.item] });
    expect(next).toMatchObject({ take: [2, 2.5, 3], pinned: [] });
  });

  it('likes and views, both inclusive', () => {
    const liked = (age: number, diggCount: number, playCount: number) => {
      const read = post(age);
      if (!read.ok) throw new Error('unreadable');
      return {
        ok: true as const,
        item: { ...read.item, stats: { ...read.item.stats, diggCount, playCount } },
      };
    };
    const counted = [liked(0, 10, 100), liked(1, 9, 1000), liked(2, 500, 99), liked(3, 0, 0)];
    expect(cut(counted, { filters: { minLikes: 10 } })).toMatchObject({ take: [0, 2], drop: [1, 3] });
    expect(cut(counted, { filters: { minViews: 100 } })).toMatchObject({ take: [0, 1] });
    expect(cut(counted, { filters: { minViews: 100, minLikes: 10 } })).toMatchObject({ take: [0] });
    expect(cut(counted, { filters: { minLikes: 0 } })).toMatchObject({ take: [0, 1, 2, 3], ended: false });
  });

  it('days are the person’s own', () => {
    expect(localDay(new Date(2026, 0, 5, 0, 0, 0).getTime() / 1000)).toBe('2026-01-05');
    expect(localDay(new Date(2026, 11, 31, 23, 59, 59).getTime() / 1000)).toBe('2026-12-31');
  });
});

describe('only new', () => {
  const filters = { onlyNew: true };
  const list = (count: number) => upTo(count).map((age) => post(age));
  it('stops after 32 in a row, exactly there', () => {
    const got = cut(list(40), { filters, here: here(upTo(40)) });
    expect(got).toMatchObject({ take: upTo(32), drop: [], ended: true });
  });
  it('goes on after 31, and remembers them for the next page', () => {
    const first = cut(list(31), { filters, here: here(upTo(31)) });
    expect(first).toMatchObject({ take: upTo(31), ended: false, inARow: 31 });
    const next = cut([post(31), post(32)], { filters, here: here([31]), hereInARow: first.inARow });
    expect(next).toMatchObject({ take: [31], ended: true });
  });
  it('one new post among them starts the count again', () => {
    const known = upTo(60).filter((age) => age !== 20);
    expect(cut(list(60), { filters, here: here(known) })).toMatchObject({ take: upTo(53), ended: true });
  });
  it('pinned and unreadable ones neither count nor break the row', () => {
    const pinned = [post(91, { pinned: true }), post(92, { pinned: true })];
    const items = [...pinned, ...list(16), unreadable, ...upTo(20, 16).map((age) => post(age))];
    const got = cut(items, { filters, here: here([91, ...upTo(40)]) });
    expect(got.take).toEqual([91, 92, ...upTo(16), 'bad', ...upTo(16, 16)]);
    expect(got.ended).toBe(true);
  });
  it('what another filter leaves out does not count', () => {
    const items = upTo(80).map((age) => post(age, { kind: age % 2 ? 'photo' : 'video' }));
    const known = upTo(80).filter((age) => age % 2 === 0);
    const got = cut(items, { filters: { ...filters, kind: 'video' }, here: here(known) });
    expect(got.take).toEqual(upTo(32).map((at) => at * 2));
  });
  it('means nothing unless asked for', () => {
    expect(cut(list(40), { here: here(upTo(40)) })).toMatchObject({ ended: false, inARow: 0 });
  });
});
