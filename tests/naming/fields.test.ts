import { afterEach, describe, expect, it } from 'vitest';
import { fields, findField } from '@/lib/naming/fields';
import type { NameContext } from '@/lib/naming/template';
import { makeContext, testId } from './make-context';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const video = makeContext();
const photo = makeContext(
  {
    kind: 'photo',
    title: 'Ponds',
    video: null,
    music: null,
    photos: [
      { urls: [], width: 1080, height: 1350 },
      { urls: [], width: 720, height: 0 },
    ],
    textLanguage: 'un',
    hashtags: [],
    locationCreated: '',
  },
  { num: 2, folder: 'old.handle', source: 'likes' },
);

const rows: [field: string, ofVideo: string, ofPhoto: string][] = [
  ['uniqueId', 'mossy.stone', 'old.handle'],
  ['nickname', 'Mossy Stone', 'Mossy Stone'],
  ['secUid', 'MS4wLjABAAAA-invented-0001', 'MS4wLjABAAAA-invented-0001'],
  ['uid', '6811111111111111117', '6811111111111111117'],
  ['awemeId', testId, testId],
  ['desc', 'A quiet pond', 'A quiet pond'],
  ['title', '', 'Ponds'],
  ['hashtags', '#pond #frog', ''],
  ['kind', 'video', 'photo'],
  ['likes', '7', '7'],
  ['views', '1234', '1234'],
  ['comments', '0', '0'],
  ['shares', '3', '3'],
  ['saves', '2', '2'],
  ['music', 'Frogs', ''],
  ['musicAuthor', 'Pond Choir', ''],
  ['language', 'en', ''],
  ['region', 'SE', ''],
  ['num', '01', '02'],
  ['source', 'posts', 'likes'],
  ['duration', '12', ''],
  ['width', '576', '720'],
  ['height', '1024', ''],
];
const dates = ['create', 'date', 'time', 'year', 'month', 'day'];

const read = (field: string, context: NameContext) => findField(field)?.value(context);

describe('fields', () => {
  it.each(rows)('{%s} of a video is %j, of a photo post %j', (field, ofVideo, ofPhoto) => {
    expect(read(field, video)).toBe(ofVideo);
    expect(read(field, photo)).toBe(ofPhoto);
  });

  it('are all in these tables, with a hint', () => {
    expect(Object.keys(fields).sort()).toEqual([...rows.map(([field]) => field), ...dates].sort());
    for (const { hint } of Object.values(fields)) expect(hint).not.toBe('');
  });

  it.each([
    ['UTC', ['2023-11-14_22-13-20', '2023-11-14', '22-13-20', '2023', '11', '14']],
    ['Asia/Kolkata', ['2023-11-15_03-43-20', '2023-11-15', '03-43-20', '2023', '11', '15']],
    ['Pacific/Honolulu', ['2023-11-14_12-13-20', '2023-11-14', '12-13-20', '2023', '11', '14']],
  ])("dates are in the person's own time zone, %s", (timeZone, expected) => {
    process.env.TZ = timeZone;
    expect(dates.map((field) => read(field, video))).toEqual(expected);
  });

  it.each([0, -5, Number.NaN, Infinity, 1e18])('a post of time %s has no date', (createTime) => {
    expect(dates.map((field) => read(field, makeContext({ createTime })))).toEqual(dates.map(() => ''));
  });

  it('fall back to the handle where no folder is remembered', () => {
    expect(read('uniqueId', makeContext({}, { folder: '' }))).toBe('mossy.stone');
  });

  it.each(['constructor', 'toString', '__proto__', 'Desc', ''])('%j is none', (name) => {
    expect(findField(name)).toBeUndefined();
  });
});
