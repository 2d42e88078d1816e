import { describe, expect, it } from 'vitest';
import { dictionary, type F2Filter, readFields, readRecords } from '@/lib/tiktok/dictionary';
import { readEntry } from '@/lib/tiktok/read-entry';
import { describeSamples, readRows } from './samples';

/** How many fields each filter of the reference has (f2-behaviour.md §2.5). */
const sizes: [filter: F2Filter, fields: number][] = [
  ['UserProfileFilter', 22],
  ['UserPostFilter', 48],
  ['UserLikeFilter', 48],
  ['UserCollectFilter', 48],
  ['UserMixFilter', 48],
  ['UserPlayListFilter', 6],
  ['PostDetailFilter', 53],
  ['PostSearchFilter', 46],
  ['UserLiveFilter', 26],
  ['CheckLiveAliveFilter', 3],
];

describe('the dictionary', () => {
  it.each(sizes)('%s has all of its %d fields', (filter, fields) => {
    expect(Object.keys(dictionary[filter])).toHaveLength(fields);
  });

  it.each(sizes)('%s reads anything without a throw', (filter) => {
    for (const reply of [null, 7, 'x', [], {}, { data: 'x' }, { itemList: [null, 7, []] }])
      expect(() => [readFields(filter, reply), readRecords(filter, reply)]).not.toThrow();
  });

  it('gives one record per post, with the paging of its list', () => {
    const reply = { cursor: '12', has_more: 1, item_list: [{ id: '1', desc: 'a b' }, { id: '2' }] };
    const [one, two] = readRecords('PostSearchFilter', reply);
    expect(one).toMatchObject({ aweme_id: '1', desc: 'a_b', cursor: '12', has_more: true });
    expect(two).toMatchObject({ aweme_id: '2', desc: '', createTime: 'Invalid timestamp' });
  });

  it('reads a live room, whose streams are JSON inside JSON', () => {
    const stream_data = JSON.stringify({ data: { origin: { main: { hls: 'h', flv: 'f' } } } });
    const pull_data = { options: { qualities: [{ sdk_key: 'origin' }, {}] }, stream_data };
    const reply = { data: { user: { nickname: 'Né' }, liveRoom: { streamData: { pull_data } } } };
    expect(readFields('UserLiveFilter', reply)).toMatchObject({
      has_live: true,
      nickname: 'N_',
      live_qualities: ['origin', null],
      live_flv_url: 'f',
      live_hls_url: 'h',
    });
  });
});

describe('readEntry', () => {
  const reply = {
    one: [{ a: 1 }],
    two: [{ a: 1 }, { b: 2 }, { a: 3 }],
    deep: { x: null },
    text: '{"a":{"b":5}}',
  };
  it.each([
    ['$.one[*].a', 1],
    ['$.two[*].a', [1, 3]],
    ['$.two[*].a | list', [1, null, 3]],
    ['$.one[*].a | list', [1]],
    ['$.none[*].a | list', []],
    ['$.none[*].a', null],
    ['$.deep.x', null],
    ['$.deep.x.y', null],
    ['$.deep | flag', true],
    ['$.none | flag', false],
    ['$.text | json | $.a.b', 5],
    ['$.one | json', null],
    ['$.toString', null],
  ])('%s', (entry, value) => expect(readEntry(entry, reply)).toEqual(value));

  it('refuses a misspelt transform', () => {
    expect(() => readEntry('$.one | replacet', reply)).toThrow('replacet');
  });
});

interface Row {
  in: { filter: F2Filter; method: string; data: unknown };
  out: unknown;
}

/** Rows where the reference fails: `_to_list` of a single post, and of a search without `backtrace`. */
function failed({ out }: Row): boolean {
  return typeof out === 'object' && out !== null && 'error' in out;
}

describeSamples('every reply that the reference was given', () => {
  it.each(readRows<Row>('f2-filters.jsonl').filter((row) => !failed(row)))(
    '$in.filter $in.method',
    ({ in: { filter, method, data }, out }) => {
      if (method === '_to_list') expect(readRecords(filter, data)).toEqual(out);
      else if (method === '_to_dict') expect(readFields(filter, data)).toEqual(out);
      else expect(readFields(filter, data)[method]).toEqual(out);
    },
  );
});
