import '../components/fake-extension';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listLists } from '@/entrypoints/background/list-lists';
import { savePost } from '@/entrypoints/background/save-post';
import { startLinks } from '@/entrypoints/background/start-links';
import { startOne } from '@/entrypoints/background/start-one';
import { commandJob } from '@/lib/jobs/command';
import type { StartJob } from '@/lib/messages';
import type { Ask, Reply } from '@/lib/tiktok/ask';
import { ClipkeepError, problemOf } from '@/lib/tiktok/errors';
import { createWorld, type World } from '../jobs/world';
import { roomId, roomInfo } from '../tiktok/wire-room';

const secUid = `MS4wLjABAAAA${'m'.repeat(64)}`;
const user = { id: '6800000000000000001', secUid, uniqueId: 'mira_example', nickname: 'Mira' };
const stats = { videoCount: 42, diggCount: 310 };
const mixes = [1, 2, 3].map((at) => ({
  mixId: `740000000000000000${at}`,
  mixName: `List ${at}`,
  videoCount: at,
}));

/** What TikTok answers to lookups; posts are not asked for here. */
function answer(ask: Ask): Reply | undefined {
  if (ask.path.startsWith('/@i/video/')) return undefined;
  if (ask.kind === 'page') {
    if (ask.path.toLowerCase() !== '/@mira_example' && ask.path !== `/@${secUid}`)
      throw new ClipkeepError('noSuchUser');
    return { 'webapp.user-detail': { userInfo: { user, stats } } };
  }
  if (ask.kind === 'link')
    return { url: ask.path.startsWith('https://vm.') ? 'https://www.tiktok.com/tag/short' : ask.path };
  return details[ask.path]?.(ask.query);
}

const details: Record<string, (query: Readonly<Record<string, string>>) => Reply> = {
  '/api/challenge/detail/': ({ challengeName }) => {
    if (challengeName === 'nothing') throw new ClipkeepError('gone');
    return { challengeInfo: { challenge: { id: '42', title: challengeName }, stats: { videoCount: 9 } } };
  },
  '/api/mix/detail/': ({ mixId }) => ({ mixInfo: mixes.find((one) => one.mixId === mixId) }),
  '/api/collection/detail/': ({ collectionId }) => ({
    collectionInfo: { collectionId, name: 'Later', total: 8 },
  }),
  '/api/music/detail/': () => {
    throw new ClipkeepError('refused');
  },
  '/api/user/playlist/': ({ cursor }) => {
    const at = Number(cursor);
    return { playList: mixes.slice(at, at + 2), hasMore: at === 0, cursor: String(at + 2) };
  },
  '/api/user/collection_list/': () => ({ statusCode: 0 }),
};

let world: World;
beforeEach(() => {
  world = createWorld([]);
  world.tiktok.twist = answer;
});
afterEach(() => world.close());

describe('one live', () => {
  it('is recorded once, however their name is written', async () => {
    const start = (uniqueId: string) =>
      startOne(world.ports, {
        ...{ source: 'live', target: { uniqueId }, assets: [], filters: {} },
        ...{ label: uniqueId, expected: 1, recording: {} },
      });
    expect(await start('mira_example')).toEqual({ jobId: 1 });
    expect(await start('Mira_Example')).toEqual({ problem: problemOf('underWay') });
  });
});

async function jobs() {
  const rows = await world.ports.db.jobs.toArray();
  return rows.map(({ source, target, label, expected, recording }) => ({
    ...{ source, target, label, expected },
    ...(recording ? { recording } : {}),
  }));
}

function request(more: Partial<StartJob>): StartJob {
  return {
    ...{ source: 'posts', target: {}, assets: ['video'], filters: {}, label: 'x', expected: 0 },
    ...more,
  };
}

describe('one list', () => {
  const { uniqueId } = user;
  it.each<[string, Partial<StartJob>, Partial<StartJob>]>([
    [
      'posts by @name',
      { target: { uniqueId } },
      { target: { uniqueId, secUid, authorId: user.id }, expected: 42 },
    ],
    ['posts of whom all is known', { target: { secUid }, expected: 7 }, { target: { secUid }, expected: 7 }],
    ['posts, for their number', { target: { secUid } }, { target: { secUid, uniqueId }, expected: 42 }],
    ['likes', { source: 'likes', target: { uniqueId } }, { expected: 310 }],
    [
      'stories, which go by uid',
      { source: 'stories', target: { secUid } },
      { target: { secUid, uniqueId, authorId: user.id }, expected: 0 },
    ],
    [
      'a hashtag by its name',
      { source: 'hashtag', target: { keyword: 'rails' } },
      { target: { keyword: 'rails', challengeId: '42' }, expected: 9 },
    ],
    ['a feed', { source: 'feed', filters: { newest: 30 } }, { target: {}, expected: 30 }],
    [
      'a live stream, as it was wished for',
      { source: 'live', target: { uniqueId }, expected: 1, recording: { whenLive: true, minutes: 9 } },
      { source: 'live', target: { uniqueId }, expected: 1, recording: { whenLive: true, minutes: 9 } },
    ],
  ])('%s', async (_, more, expected) => {
    expect(await startOne(world.ports, request(more))).toEqual({ jobId: 1 });
    expect(await jobs()).toMatchObject([expected]);
  });

  it.each<[string, Partial<StartJob>, string]>([
    ['nobody', { target: { uniqueId: 'nobody' } }, 'noSuchUser'],
    ['no name at all', { source: 'likes' }, 'badLink'],
    ['no such hashtag', { source: 'hashtag', target: { keyword: 'nothing' } }, 'noSuchList'],
    ['a feed without a number', { source: 'feed' }, 'endless'],
    ['a playlist without an id', { source: 'playlist' }, 'badLink'],
  ])('%s says so', async (_, more, code) => {
    expect(await startOne(world.ports, request(more))).toMatchObject({ problem: { code } });
    expect(await jobs()).toEqual([]);
  });

  it('that the archive has no room for says so, wherever it is started', async () => {
    const { db } = world.ports;
    const full = () => Promise.reject(new Dexie.QuotaExceededError('The disk is full.')) as never;
    vi.spyOn(db.jobs, 'add').mockImplementation(full);
    const { sentence } = problemOf('profileFull');
    expect(await startOne(world.ports, request({ source: 'feed', filters: { newest: 3 } }))).toEqual({
      problem: problemOf('profileFull'),
    });
    const awemeId = '7400000000000000001';
    expect(await savePost(world.ports, { awemeId, uniqueId })).toEqual({ state: 'failed', sentence });
    const started = await startLinks(world.ports, { text: `${awemeId} @mira_example`, assets: ['video'] });
    expect(started.problems.map(({ problem }) => problem.sentence)).toEqual([sentence, sentence]);
  });

  it('keeps the profile that it looked up', async () => {
    await startOne(world.ports, request({ target: { uniqueId } }));
    expect(await world.ports.db.users.get(secUid)).toMatchObject({ ...stats, uniqueId, folder: uniqueId });
  });

  it('asks the API where the page can’t be read', async () => {
    world.tiktok.twist = (ask) => {
      if (ask.kind === 'page') throw new ClipkeepError('badReply');
      return ask.path === '/api/user/detail/' ? { userInfo: { user, stats } } : undefined;
    };
    expect(await startOne(world.ports, request({ target: { uniqueId } }))).toEqual({ jobId: 1 });
  });
});

it('links start the lists that they mean, and bad ones hold up none of them', async () => {
  const links = [
    'https://www.tiktok.com/@mira_example/playlist/trains-7400000000000000002',
    'https://www.tiktok.com/@nobody_here',
    '@mira_example',
    'https://www.tiktok.com/@mira_example/collection/later-7300000000000000123',
    'nonsense',
    'https://www.tiktok.com/music/a-song-7300000000000000001',
    'https://www.tiktok.com/@mira_example/playlist/gone-7400000000000000009',
    'https://www.tiktok.com/tag/nothing',
    'https://www.tiktok.com/tag/rails',
    'https://www.tiktok.com/search/video?q=night%20trains&t=1',
    'https://vm.tiktok.com/ZMabc123/',
    'https://www.tiktok.com/@mira_example/live',
    '7412345678901234567',
  ];
  const { started, problems } = await startLinks(world.ports, { text: links.join('\n'), assets: ['video'] });
  expect(problems).toEqual([{ text: 'nonsense', problem: problemOf('badLink') }]);
  expect(started).toBe(4);
  // The first list is looked up for a person who waits; the others are written down, each to be asked in its turn.
  const known = (link: string) => !/nonsense|trains|search|live|^741/.test(link);
  expect(await jobs()).toMatchObject([
    {
      target: { awemeIds: ['7412345678901234567'], links: links.filter(known) },
      label: '9 links',
      expected: 9,
    },
    { source: 'playlist', target: { mixId: mixes[1]?.mixId }, label: 'List 2 by @mira_example', expected: 2 },
    { source: 'search', target: { keyword: 'night trains' }, label: 'Search: night trains' },
    {
      ...{ source: 'live', target: { uniqueId: 'mira_example' }, label: 'Live: @mira_example', expected: 1 },
      recording: { whenLive: true },
    },
  ]);
  expect(world.tiktok.asked).toHaveLength(1);
  await commandJob(world.ports, 4, 'cancel');
  await world.run();
  expect((await jobs()).slice(4)).toMatchObject([
    { source: 'posts', target: { secUid }, label: '@mira_example', expected: 42 },
    { source: 'collection', label: 'Later by @mira_example', expected: 8 },
    { source: 'sound', target: { musicId: '7300000000000000001' }, label: 'Sound', expected: 0 },
    { source: 'hashtag', target: { challengeId: '42', keyword: 'rails' }, label: '#rails', expected: 9 },
    { source: 'hashtag', label: '#short' },
  ]);
  const rows = (await world.files()).filter(({ jobId }) => jobId === 1);
  expect(rows.map(({ awemeId, problem }) => [awemeId.split('/').at(-1), problem?.code])).toEqual([
    ['7412345678901234567', 'gone'],
    ['gone-7400000000000000009', 'noSuchList'],
    ['@nobody_here', 'noSuchUser'],
    ['nothing', 'noSuchList'],
  ]);
  expect(await world.job(1)).toMatchObject({ state: 'done', expected: 4, counts: { listed: 4, failed: 4 } });
});

it('a link to a live room starts the recording of who is in it; one of a room that is over says so', async () => {
  world.tiktok.twist = (ask) => {
    if (ask.kind !== 'api' || ask.path !== '/webcast/room/info/') return undefined;
    return ask.query['room_id'] === roomId ? { data: roomInfo() } : { data: {} };
  };
  const over = 'https://www.tiktok.com/share/live/7300000007919000999';
  expect(await startLinks(world.ports, { text: over, assets: ['info'] })).toEqual({
    ...{ started: 0, problems: [{ text: over, problem: problemOf('liveEnded') }] },
  });
  const text = `https://www.tiktok.com/live/${roomId}`;
  expect(await startLinks(world.ports, { text, assets: ['info'] })).toEqual({ started: 1, problems: [] });
  expect(await jobs()).toMatchObject([
    { source: 'live', target: { uniqueId: 'cato_example' }, label: 'Live: @cato_example', expected: 1 },
  ]);
  const [{ assets } = { assets: [] }] = await world.ports.db.jobs.toArray();
  expect(assets).toEqual(['live', 'info']);
});

describe('what is under way', () => {
  const links = ['https://www.tiktok.com/@mira_example/live', '@mira_example'];
  const start = (text: string) => startLinks(world.ports, { text, assets: ['video'] });

  it.each(links)('is not started again by its link, and says so, until it is over: %s', async (text) => {
    expect(await start(text)).toEqual({ started: 1, problems: [] });
    const again = text.replace('mira', 'Mira');
    for (const command of ['goOnToday', 'pause'] as const) {
      await commandJob(world.ports, 1, command);
      expect(await start(again)).toEqual({
        started: 0,
        problems: [{ text: again, problem: problemOf('underWay') }],
      });
    }
    await commandJob(world.ports, 1, 'cancel');
    expect(await start(text)).toEqual({ started: 1, problems: [] });
  });

  it('is started once by two links in one paste', async () => {
    const text = 'https://www.tiktok.com/@mira_example/live?a\nhttps://www.tiktok.com/@MIRA_example/live';
    expect(await start(text)).toEqual({ started: 1, problems: [] });
    expect(await jobs()).toHaveLength(1);
  });

  it('is left alone by a link that is looked up later', async () => {
    await start('@mira_example');
    await commandJob(world.ports, 1, 'pause');
    await start('https://www.tiktok.com/tag/rails\nhttps://www.tiktok.com/@mira_example?x=1');
    await world.run();
    expect((await jobs()).map(({ source }) => source)).toEqual(['posts', 'post', 'hashtag']);
    expect(await world.job(2)).toMatchObject({ state: 'done', counts: { failed: 0 } });
  });
});

describe('a list of lists', () => {
  it('is read to its end, with a pause between two pages', async () => {
    const lists = mixes.map(({ mixId: id, mixName: name, videoCount }) => ({ id, name, videoCount }));
    const target = { uniqueId: 'mira_example' };
    const rests: number[] = [];
    const rest = async (ms: number) => void rests.push(ms);
    expect(await listLists(world.ports, { of: 'playlist', target }, rest)).toEqual({ lists });
    const { min, max } = world.settings.pace;
    expect(rests.map((ms) => ms >= min && ms <= max)).toEqual([true]);
  });
  it('of folders says sign in to somebody who is not', async () => {
    const asked = { of: 'collection' as const, target: { secUid } };
    expect(await listLists(world.ports, asked)).toEqual({ lists: [] });
    world.tiktok.signedIn = false;
    expect(await listLists(world.ports, asked)).toMatchObject({ problem: { code: 'signIn' } });
  });
  it('says what went wrong', async () => {
    const asked = { of: 'playlist' as const, target: { uniqueId: 'nobody' } };
    expect(await listLists(world.ports, asked)).toMatchObject({ problem: { code: 'noSuchUser' } });
  });
});
