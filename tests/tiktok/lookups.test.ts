import { describe, expect, it } from 'vitest';
import { type ProblemCode, problemOf } from '@/lib/tiktok/errors';
import * as lookups from '@/lib/tiktok/lookups';
import { wireAuthor } from './wire';

type Query = Record<string, string>;

describe('what is looked up', () => {
  it.each<[{ ask: unknown }, string, Query]>([
    [lookups.hashtagByName('night & day'), '/api/challenge/detail/', { challengeName: 'night & day' }],
    [lookups.soundById('73'), '/api/music/detail/', { musicId: '73' }],
    [lookups.playlistById('74'), '/api/mix/detail/', { mixId: '74' }],
    [lookups.folderById('75'), '/api/collection/detail/', { collectionId: '75', scene: '116' }],
    [
      lookups.playlistsOf('MS4wx', '20'),
      '/api/user/playlist/',
      { secUid: 'MS4wx', count: '20', cursor: '20' },
    ],
    [
      lookups.foldersOf('MS4wx', '0'),
      '/api/user/collection_list/',
      { secUid: 'MS4wx', count: '30', cursor: '0', appId: '1988', publicOnly: 'false' },
    ],
    [lookups.profileByApi({ uniqueId: 'cato' }), '/api/user/detail/', { uniqueId: 'cato', secUid: '' }],
    [lookups.profileByApi({ secUid: 'MS4wx' }), '/api/user/detail/', { uniqueId: '', secUid: 'MS4wx' }],
    [lookups.roomOf('cato_example'), '/api-live/user/room/', { uniqueId: 'cato_example', sourceType: '54' }],
    [lookups.roomInfo('73'), '/webcast/room/info/', { room_id: '73' }],
    [
      lookups.roomsAlive(['73', '74']),
      '/webcast/room/check_alive/',
      { room_ids: '73,74', from_page: 'live' },
    ],
  ])('%#', ({ ask }, path, query) => expect(ask).toEqual({ kind: 'api', path, query, referer: '/' }));

  it.each([
    [{ uniqueId: 'cato_example' }, '/@cato_example'],
    [{ secUid: 'MS4wx' }, '/@MS4wx'],
    [{ uniqueId: '../a?b' }, '/@..%2Fa%3Fb'],
  ])('the page of %j', (who, path) => expect(lookups.profileByPage(who).ask).toEqual({ kind: 'page', path }));
});

describe('what is read', () => {
  const challenge = { id: '42', title: 'nighttrain', desc: '' };
  it.each([
    [{ challenge, stats: { videoCount: 1_200_000 }, statsV2: { videoCount: '1234567' } }, 1_234_567],
    [{ challenge, stats: { videoCount: 1_200_000 } }, 1_200_000],
    [{ challenge }, 0],
  ])('a hashtag %#', (challengeInfo, videoCount) => {
    const expected = { id: '42', name: 'nighttrain', videoCount };
    expect(lookups.hashtagByName('nighttrain').read({ challengeInfo })).toEqual(expected);
  });

  it('asks for 50 rooms at most', () => {
    const { ask } = lookups.roomsAlive(Array.from({ length: 60 }, (_, at) => String(at + 1)));
    expect('query' in ask && ask.query['room_ids']?.split(',')).toHaveLength(50);
  });

  it.each<[lookups.Lookup<unknown>, ProblemCode]>([
    [lookups.roomOf('cato_example'), 'notLive'],
    [lookups.roomInfo('73'), 'liveEnded'],
  ])('no room %#', (lookup, code) => {
    for (const data of [null, [], {}, { user: { uniqueId: 'cato_example', roomId: '' } }])
      expect(() => lookup.read({ data })).toThrow(expect.objectContaining({ problem: problemOf(code) }));
  });

  it('a sound', () => {
    const musicInfo = { music: { id: '73', title: 'original sound' }, stats: { videoCount: 12 } };
    expect(lookups.soundById('73').read({ musicInfo })).toEqual({
      ...{ id: '73', name: 'original sound', videoCount: 12 },
    });
  });

  it.each([
    [{ mixId: '74', id: '99', mixName: 'Trains', name: 'x', videoCount: 31 }],
    [{ id: '74', name: 'Trains', videoCount: '31' }],
  ])('a playlist %#', (mixInfo) =>
    expect(lookups.playlistById('74').read({ mixInfo })).toEqual({
      id: '74',
      name: 'Trains',
      videoCount: 31,
    }),
  );

  it('a page of folders, without those that have no id', () => {
    const folder = { collectionId: '75', name: 'Later', status: 1, total: 8 };
    const reply = { collectionList: [folder, { name: 'x' }, null], hasMore: 1, cursor: 30 };
    expect(lookups.foldersOf('MS4wx', '0').read(reply)).toEqual({
      lists: [{ id: '75', name: 'Later', videoCount: 8 }],
      cursor: '30',
      hasMore: true,
    });
  });

  it('no lists at all', () => {
    expect(lookups.playlistsOf('MS4wx', '7').read({ statusCode: 0 })).toEqual({
      lists: [],
      cursor: '7',
      hasMore: false,
    });
  });

  it('a profile', () => {
    expect(lookups.profileByApi({ secUid: 'a' }).read({ userInfo: { user: wireAuthor } })).toMatchObject({
      uniqueId: 'cato_example',
    });
  });

  it.each<[string, () => unknown, string]>([
    ['hashtag', () => lookups.hashtagByName('x').read({ challengeInfo: {} }), 'no such list'],
    ['sound', () => lookups.soundById('1').read({}), 'no such list'],
    ['playlist', () => lookups.playlistById('1').read({ mixInfo: 'x' }), 'no such list'],
    ['folder', () => lookups.folderById('1').read({ collectionInfo: { name: 'x' } }), 'no such list'],
    ['profile', () => lookups.profileByApi({ uniqueId: 'x' }).read({}), 'no such account'],
  ])('a missing %s says so', (_, read, words) => expect(read).toThrow(words));
});
