import { describe, expect, it } from 'vitest';
import { Journal } from '../replica/journal';
import { complaintsOf, type Outcome } from './complaints';
import { mediaFigures } from './report';

const well: Outcome = {
  kills: 20,
  parts: ['a.crdownload'],
  forgotten: ['a.crdownload'],
  scratch: [],
  repeated: 120,
  bound: 120,
  struck: [{ id: 'list: 503', struck: 1 }],
  missed: 0,
  idle: [],
  stops: ['humanCheck'],
};
const many = Array.from({ length: 6 }, (_, at) => `${at}.crdownload`);

describe('what a chaos run complains of', () => {
  it('is nothing where all is well', () => expect(complaintsOf(well)).toEqual([]));

  it.each<[string, Partial<Outcome>]>([
    ['a part file stayed: b.crdownload', { parts: ['a.crdownload', 'b.crdownload'] }],
    ['6 part files forgotten, at most 5 may be', { parts: many, forgotten: many }],
    ['left in the private file system: 7.mp4', { scratch: ['7.mp4'] }],
    ['121 transfers repeated, at most 120 may be', { repeated: 121 }],
    ['never met: file: 404 (sf16-*)', { struck: [{ id: 'file: 404 (sf16-*)', struck: 0 }] }],
    ['2 acts never had their turn', { missed: 2 }],
    ['changed nothing: a cut of the network', { idle: ['a cut of the network'] }],
    ['waited for the person: diskFull', { stops: ['humanCheck', 'diskFull'] }],
  ])('%s', (complaint, more) => {
    expect(complaintsOf({ ...well, ...more })).toEqual([complaint]);
  });
});

/** A journal of whole answers to a script's requests for these files, with the faults that struck them. */
function journalOf(
  requests: [path: string, more?: { status?: number; whole?: boolean; faults?: string[] }][],
) {
  const entries = requests.map(([path, more]) => ({
    ...{ host: 'v77.tiktokcdn.com', path, headers: { 'sec-fetch-dest': 'empty' } },
    ...{ status: 200, whole: true, faults: [], ...more },
  }));
  return Object.assign(new Journal(), { entries });
}

it('counts every whole and sound answer beyond the first for a file, and what was spoilt', () => {
  const journal = journalOf([
    ['/a'],
    ['/a', { faults: ['file: slow answer (v77)'] }],
    ['/a', { faults: ['file: slow bytes (v77)'] }],
    ['/b', { status: 403 }],
    ['/b', { whole: false }],
    ['/b', { faults: ['file: html (v77)'] }],
    ['/b'],
  ]);
  expect(mediaFigures(journal, 3)).toEqual({ requests: 7, spoilt: 3, repeated: 2, bound: 18 });
});
