// @vitest-environment happy-dom
import './fake-extension';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Popup } from '@/components/popup/popup';
import type { TabSubject } from '@/components/popup/subject';
import { db } from '@/lib/archive/db';
import * as messages from '@/lib/messages';
import { problemOf } from '@/lib/tiktok/errors';
import { makeJob } from './rows';
import { click, find, mount, pick, resetStage, shown, type, untilShown } from './stage';

const profile: TabSubject = {
  page: 'profile',
  uniqueId: 'tin.kettle',
  secUid: 'MS4wExample',
  nickname: 'The Tin Kettle',
  videoCount: 1482,
};
const lists = [
  { id: '71', name: 'Copper', videoCount: 12 },
  { id: '72', name: 'Iron', videoCount: 1 },
  { id: '73', name: '', videoCount: 0 },
];
const assets = ['video', 'photos', 'music', 'description'];

const send = vi.spyOn(messages, 'sendMessage');

beforeEach(async () => {
  send.mockReset();
  await resetStage();
});

async function open(subject: TabSubject): Promise<void> {
  const readTab = async () => subject;
  mount(<Popup readTab={readTab} />);
  await untilShown('Files go to');
  await untilShown(subject.page === 'profile' ? 'What to save of each post' : 'More lists');
}

/** The data of the jobs that were asked for. */
function asked(): unknown[] {
  return (send.mock.calls as unknown[][]).filter(([name]) => name === 'startJob').map(([, data]) => data);
}

/** The last Start on the page: that of "More lists" stands below the one of pasted links. */
function lastStart(): HTMLButtonElement {
  const starts = [...document.querySelectorAll('button')].filter((one) => one.textContent === 'Start');
  return starts.at(-1) ?? find('button', 'Start');
}

/** TikTok's answer about a person's lists, and every job started. */
function answerWith(answer: object): void {
  send.mockImplementation((async (name: string) => (name === 'listLists' ? answer : { jobId: 1 })) as never);
}

describe('the lists of a profile', () => {
  it('are posts, until somebody chooses', async () => {
    await open(profile);
    const select = find('select', 'What to save');
    expect(select.value).toBe('posts');
    expect([...select.options].map((option) => option.text)).toEqual([
      'Posts',
      'Likes',
      'Reposts',
      'Favorites',
      'Stories',
      'Playlists…',
      'Favorites folders…',
      'Live stream…',
    ]);
  });

  it.each([
    ['Likes', 'likes'],
    ['Reposts', 'reposts'],
    ['Favorites', 'favorites'],
    ['Stories', 'stories'],
  ])('%s', async (label, source) => {
    send.mockResolvedValue({ jobId: 1 });
    await open(profile);
    await pick(find('select', 'What to save'), label);
    await click(find('button', 'Start'));
    expect(asked()).toEqual([
      {
        source,
        target: { secUid: 'MS4wExample', uniqueId: 'tin.kettle' },
        assets,
        filters: {},
        label: `${label} of @tin.kettle`,
        expected: 0,
      },
    ]);
    await untilShown('Started.');
  });

  it('leave out what the page has not told, so that it is looked up', async () => {
    send.mockResolvedValue({ jobId: 1 });
    await open({ ...profile, secUid: '' });
    await click(find('button', 'Start'));
    expect(asked()).toMatchObject([{ target: { uniqueId: 'tin.kettle' } }]);
    expect(asked()[0]).not.toHaveProperty('target.secUid');
  });

  it.each([
    ['Posts', false],
    ['Likes', true],
    ['Reposts', false],
    ['Favorites', true],
    ['Stories', false],
  ])('%s may be for its owner alone: %s', async (label, note) => {
    await open(profile);
    await pick(find('select', 'What to save'), label);
    expect(shown().includes('TikTok may show this to its owner alone')).toBe(note);
  });

  it('keep the choices made for another one', async () => {
    send.mockResolvedValue({ jobId: 1 });
    await open(profile);
    await click(find('input', 'Photos'));
    await type(find('input', 'How many'), '20');
    await pick(find('select', 'What to save'), 'Likes');
    await untilShown('Which posts: first 20 posts');
    await click(find('button', 'Start'));
    expect(asked()).toMatchObject([
      { assets: ['video', 'music', 'description'], filters: { newest: 20 }, source: 'likes' },
    ]);
  });

  it('can start while another one of the same profile is under way', async () => {
    await db.jobs.put(makeJob({ source: 'likes' }));
    await open(profile);
    await pick(find('select', 'What to save'), 'Likes');
    await untilShown('Under way, see below.');
    expect(shown()).not.toContain('What to save of each post');
    await pick(find('select', 'What to save'), 'Reposts');
    await untilShown('What to save of each post');
  });
});

describe.each([
  ['Playlists', 'playlist', 'mixId'],
  ['Favorites folders', 'collection', 'collectionId'],
])('%s', (label, source, field) => {
  async function choose(): Promise<void> {
    await open(profile);
    await pick(find('select', 'What to save'), label);
  }

  it('are asked for, and each that is ticked is a job', async () => {
    answerWith({ lists });
    await choose();
    expect(send).toHaveBeenCalledWith('listLists', {
      of: source,
      target: { secUid: 'MS4wExample', uniqueId: 'tin.kettle' },
    });
    await untilShown(/Copper 12 posts.*Iron 1 post.*73/);
    expect(find('button', 'Start').disabled).toBe(true);
    expect(shown()).toContain('Tick at least one list, then start.');
    await click(find('input', 'Iron'));
    await type(find('input', 'How many'), '5');
    await click(find('button', 'Start'));
    await untilShown('Started.');
    expect(asked()).toEqual([
      {
        source,
        target: { [field]: '72', uniqueId: 'tin.kettle' },
        assets,
        filters: { newest: 5 },
        label: 'Iron by @tin.kettle',
        expected: 1,
      },
    ]);
  });

  it('can be taken all at once, and let go again', async () => {
    answerWith({ lists });
    await choose();
    await untilShown('All of them');
    await click(find('input', 'All of them'));
    await click(find('button', 'Start'));
    await untilShown('Started.');
    expect(asked()).toMatchObject([
      { target: { [field]: '71' } },
      { target: { [field]: '72' } },
      { target: { [field]: '73' } },
    ]);
    await click(find('input', 'All of them'));
    expect(find('button', 'Start').disabled).toBe(true);
  });

  it('are not started twice', async () => {
    await db.jobs.put(makeJob({ source, target: { [field]: '71', uniqueId: 'tin.kettle' } }));
    answerWith({ lists });
    await choose();
    await untilShown('Copper under way');
    expect(find('input', 'Copper').disabled).toBe(true);
    await click(find('input', 'All of them'));
    await click(find('button', 'Start'));
    expect(asked()).toMatchObject([{ target: { [field]: '72' } }, { target: { [field]: '73' } }]);
  });

  it('say why one of them could not start; the others do', async () => {
    const problem = problemOf('noSuchList');
    send.mockImplementation((async (name: string, data: messages.StartJob) => {
      if (name === 'listLists') return { lists };
      return data.label.startsWith('Iron') ? { problem } : { jobId: 1 };
    }) as never);
    await choose();
    await untilShown('All of them');
    await click(find('input', 'All of them'));
    await click(find('button', 'Start'));
    await untilShown(`This list could not be started:Iron by @tin.kettle ${problem.sentence}`);
    expect(shown()).toContain('Started.');
    expect(asked()).toHaveLength(3);
  });

  it.each(['signIn', 'private', 'noSuchUser', 'noPage'] as const)(
    'say %s in words, and ask again',
    async (code) => {
      answerWith({ problem: problemOf(code) });
      await choose();
      await untilShown(problemOf(code).sentence);
      answerWith({ lists });
      await click(find('button', 'Ask again'));
      await untilShown('Copper');
      expect(shown()).not.toContain(problemOf(code).sentence);
    },
  );

  it('say that there are none', async () => {
    answerWith({ lists: [] });
    await choose();
    await untilShown(`TikTok shows no ${label.toLowerCase()} here.`);
  });
});

describe('more lists', () => {
  it.each([
    ['For You', 'feed'],
    ['Explore', 'explore'],
  ])('%s needs a number of posts', async (label, source) => {
    send.mockResolvedValue({ jobId: 1 });
    await open({ page: 'other' });
    await pick(find('select', 'List'), label);
    expect(lastStart().disabled).toBe(true);
    expect(shown()).toContain(problemOf('endless').sentence);
    await type(find('input', 'How many posts'), 'some');
    expect(lastStart().disabled).toBe(true);
    expect(shown()).toContain('Write a whole number in digits');
    await type(find('input', 'How many posts'), '100');
    await click(lastStart());
    expect(asked()).toEqual([{ source, target: {}, assets, filters: { newest: 100 }, label, expected: 0 }]);
    await untilShown('Started.');
  });

  it.each([
    ['', {}],
    ['30', { newest: 30 }],
  ])('a search needs its words, with %j posts', async (count, filters) => {
    send.mockResolvedValue({ jobId: 1 });
    await open({ page: 'other' });
    await pick(find('select', 'List'), 'Search');
    await type(find('input', 'How many posts'), count);
    expect(lastStart().disabled).toBe(true);
    expect(shown()).toContain('be signed in to TikTok');
    await type(find('input', 'Search for'), ' tin kettle ');
    await click(lastStart());
    const target = { keyword: 'tin kettle' };
    expect(asked()).toEqual([
      { source: 'search', target, assets, filters, label: 'Search: tin kettle', expected: 0 },
    ]);
  });

  it('say why one could not start', async () => {
    send.mockResolvedValue({ problem: problemOf('signIn') });
    await open({ page: 'other' });
    await type(find('input', 'How many posts'), '5');
    await click(lastStart());
    await untilShown(problemOf('signIn').sentence);
  });
});
