// @vitest-environment happy-dom
import './fake-extension';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Popup } from '@/components/popup/popup';
import type { TabSubject } from '@/components/popup/subject';
import { db } from '@/lib/archive/db';
import * as messages from '@/lib/messages';
import * as settings from '@/lib/settings';
import { problemOf } from '@/lib/tiktok/errors';
import { makeFile, makeJob, makePost } from './rows';
import { click, find, mount, resetStage, shown, type, untilShown } from './stage';

const profile: TabSubject = {
  page: 'profile',
  uniqueId: 'tin.kettle',
  secUid: 'MS4wExample',
  nickname: 'The Tin Kettle',
  videoCount: 1482,
};
const post: TabSubject = {
  page: 'post',
  awemeId: '7000000000000000011',
  uniqueId: 'tin.kettle',
  kind: 'video',
};

const send = vi.spyOn(messages, 'sendMessage');

beforeEach(async () => {
  send.mockReset();
  await resetStage();
});

/** Opens the popup over a tab, and waits until it has asked everything it asks. */
async function open(subject: TabSubject): Promise<void> {
  const readTab = async () => subject;
  mount(<Popup readTab={readTab} />);
  await untilShown('Files go to');
}

/** Closes the popup and opens it once more. */
async function reopen(): Promise<void> {
  mount(null);
  await open({ page: 'other' });
}

describe('on a profile', () => {
  it.each([
    [0, ['1', 'failed'], '1,482 posts · 0 saved'],
    [1, ['1', 'saved'], '1,482 posts · 1 saved'],
  ] as const)('says how much of it is here: %d', async (_count, [id, state], words) => {
    await db.posts.put(makePost(id));
    await db.files.put(makeFile(id, { state, savedAt: 1 }));
    await open(profile);
    await untilShown(words);
    expect(find('h2', 'The Tin Kettle').querySelector('bdi')).not.toBeNull();
  });

  it('says "1 post" of one, and nothing of an unknown number', async () => {
    await open({ ...profile, videoCount: 1 });
    await untilShown('1 post · 0 saved');
    await resetStage();
    await open({ ...profile, videoCount: 0 });
    await untilShown('@tin.kettle0 saved');
  });

  it('starts a job over all posts with the default kinds of file', async () => {
    send.mockResolvedValue({ jobId: 1 });
    await open(profile);
    await untilShown('Which posts: all');
    await click(find('button', 'Start'));
    expect(send).toHaveBeenCalledWith('startJob', {
      source: 'posts',
      target: { secUid: 'MS4wExample', uniqueId: 'tin.kettle' },
      assets: ['video', 'photos', 'music', 'description'],
      filters: {},
      label: '@tin.kettle',
      expected: 1482,
    });
    await untilShown('Started.');
  });

  it('sends the kinds and posts that were chosen', async () => {
    await settings.assets.setValue(['video', 'description']);
    send.mockResolvedValue({ jobId: 1 });
    await open(profile);
    await vi.waitFor(() => expect(find('input', 'Photos').checked).toBe(false));
    await click(find('input', 'Caption as text'));
    await type(find('input', 'How many'), '50');
    await type(find('input', 'From'), '2026-03-01');
    await untilShown('Which posts: newest 50 posts and from Mar 1, 2026');
    expect(shown()).toContain('in your time zone');
    await type(find('input', 'Likes, at least'), '1,000');
    await type(find('input', 'Views, at least'), '5000');
    await click(find('input', 'Only what is new'));
    await untilShown('1,000 likes or more, 5,000 views or more, and only what is new');
    await click(find('button', 'Start'));
    expect(send.mock.calls[0]?.[1]).toMatchObject({
      assets: ['video'],
      filters: { newest: 50, from: '2026-03-01', minLikes: 1000, minViews: 5000, onlyNew: true },
    });
  });

  it('takes an empty number as all', async () => {
    send.mockResolvedValue({ jobId: 1 });
    await open(profile);
    await untilShown('Which posts');
    await type(find('input', 'How many'), '50');
    await type(find('input', 'How many'), '');
    await click(find('button', 'Start'));
    expect(send.mock.calls[0]?.[1]).toMatchObject({ filters: {} });
  });

  it.each(['How many', 'Likes, at least', 'Views, at least'])(
    'does not start while "%s" is nonsense, and says so',
    async (label) => {
      await open(profile);
      await untilShown('Which posts');
      const input = find('input', label);
      await type(input, 'ten');
      expect(input.getAttribute('aria-invalid')).toBe('true');
      const said = document.getElementById(input.getAttribute('aria-describedby') ?? '');
      expect(said?.textContent).toMatch(/^Write a whole number in digits/);
      expect(shown()).toContain('Which posts: one needs another look');
      expect(find('button', 'Start').disabled).toBe(true);
      await type(input, '10');
      expect(find('button', 'Start').disabled).toBe(false);
    },
  );

  it('does not start with nothing ticked, and says so', async () => {
    await settings.assets.setValue(['video']);
    await open(profile);
    await vi.waitFor(() => expect(find('input', 'Photos').checked).toBe(false));
    await click(find('input', 'Video'));
    expect(find('button', 'Start').disabled).toBe(true);
    expect(shown()).toContain('Tick at least one kind of file');
  });

  it.each([
    ['noPage', problemOf('noPage').sentence],
    ['network', 'The connection broke. Check it, then try again.'],
  ] as const)('says why it could not start: %s', async (code, sentence) => {
    send.mockResolvedValue({ problem: problemOf(code) });
    await open(profile);
    await untilShown('Which posts');
    await click(find('button', 'Start'));
    await untilShown(sentence);
    expect(document.querySelector('.notice.bad')?.textContent).toBe(sentence);
  });

  it('says what is longer than a day', async () => {
    await open({ ...profile, videoCount: 25_000 });
    await untilShown(
      'These are about 25,000 posts, and a day has 10,000 requests: it takes 3 days or more, and goes on by itself while the browser is open. What is here already is skipped.',
    );
    await type(find('input', 'How many, newest first'), '10,000');
    await vi.waitFor(() => expect(shown()).not.toContain('days or more'));
    expect(shown()).toContain('What is here already is skipped.');
  });

  it('no longer says that it started once it is over', async () => {
    send.mockResolvedValue({ jobId: 1 });
    await open(profile);
    await untilShown('Which posts');
    await click(find('button', 'Start'));
    await untilShown('Started.');
    await db.jobs.put(makeJob({}));
    await untilShown('Under way, see below.');
    await db.jobs.put(makeJob({ state: 'done' }));
    await untilShown('Finished');
    expect(shown()).not.toContain('Started.');
  });

  it('offers no second start while the first is under way', async () => {
    await db.jobs.put(makeJob({}));
    await open(profile);
    await untilShown('Under way, see below.');
    expect(shown()).not.toContain('What to save of each post');
  });

  it('does not say that a paused job goes on', async () => {
    await db.jobs.put(makeJob({ state: 'paused' }));
    await open(profile);
    await untilShown('Paused, see below.');
    expect(shown()).not.toContain('it goes on');
  });
});

describe('on a post', () => {
  it('saves this post', async () => {
    send.mockResolvedValue({ jobId: 1 });
    await open(post);
    await untilShown('Video by @tin.kettle');
    await click(find('button', 'Save this post'));
    expect(send.mock.calls[0]?.[1]).toMatchObject({
      source: 'post',
      target: { uniqueId: 'tin.kettle', awemeIds: ['7000000000000000011'] },
      expected: 1,
    });
  });

  it('says that it is saved', async () => {
    await db.files.put(makeFile('7000000000000000011', { state: 'saved', savedAt: 1, size: 1 }));
    await open({ ...post, kind: 'photo' });
    await untilShown('Photos by @tin.kettle');
    await untilShown('✓ Saved.');
  });
});

describe('elsewhere', () => {
  it('takes pasted links and lists the lines that are none', async () => {
    const problem = problemOf('badLink');
    send.mockResolvedValue({ started: 1, problems: [{ text: 'https://example.com/x', problem }] });
    await open({ page: 'other' });
    await type(find('textarea', 'Paste links'), '@tin.kettle\nhttps://example.com/x');
    await click(find('button', 'Start'));
    expect(send).toHaveBeenCalledWith('startLinks', {
      text: '@tin.kettle\nhttps://example.com/x',
      assets: ['video', 'photos', 'music', 'description'],
    });
    await untilShown(
      /Started\..*This line needs another look: ?https:\/\/example\.com\/x This is not a link/,
    );
    expect(find('textarea', 'Paste links').value).toBe('https://example.com/x');
  });

  it('keeps what is pasted while the links are read', async () => {
    const answers: ((answer: object) => void)[] = [];
    send.mockReturnValue(new Promise((resolve) => answers.push(resolve)));
    await open({ page: 'other' });
    const problem = problemOf('badLink');
    await type(find('textarea', 'Paste links'), '@tin.kettle\nx');
    await click(find('button', 'Start'));
    await type(find('textarea', 'Paste links'), '@copper.spoon');
    answers[0]?.({ started: 1, problems: [{ text: 'x', problem }] });
    await untilShown('This line needs another look');
    expect(find('textarea', 'Paste links').value).toBe('x\n@copper.spoon');
  });

  it('keeps what is pasted and not started while the popup is closed', async () => {
    const problem = problemOf('badLink');
    send.mockResolvedValue({ started: 1, problems: [{ text: 'x', problem }] });
    await open({ page: 'other' });
    await type(find('textarea', 'Paste links'), '@tin.kettle\nx');
    await reopen();
    await vi.waitFor(() => expect(find('textarea', 'Paste links').value).toBe('@tin.kettle\nx'));
    await click(find('button', 'Start'));
    await untilShown('This line needs another look');
    await reopen();
    await vi.waitFor(() => expect(find('textarea', 'Paste links').value).toBe('x'));
    send.mockResolvedValue({ started: 1, problems: [] });
    await click(find('button', 'Start'));
    await untilShown('Started.');
    expect(await fakeBrowser.storage.session.get('linksDraft')).toEqual({ linksDraft: '' });
  });

  it('does not put what was kept over what is typed meanwhile', async () => {
    const answers: ((kept: Record<string, unknown>) => void)[] = [];
    const read = new Promise<Record<string, unknown>>((resolve) => answers.push(resolve));
    vi.spyOn(fakeBrowser.storage.session, 'get').mockReturnValueOnce(read);
    await open({ page: 'other' });
    await type(find('textarea', 'Paste links'), '@copper.spoon');
    await act(async () => {
      answers[0]?.({ linksDraft: '@tin.kettle' });
      await new Promise((resolve) => setTimeout(resolve));
    });
    expect(find('textarea', 'Paste links').value).toBe('@copper.spoon');
  });

  it('keeps whole links of a text that is too long to be kept', async () => {
    await open({ page: 'other' });
    const link = 'https://www.tiktok.com/@tin.kettle/video/7000000000000000011';
    await type(find('textarea', 'Paste links'), `${link}\n`.repeat(10_000));
    await reopen();
    await vi.waitFor(() => expect(find('textarea', 'Paste links').value).not.toBe(''));
    const lines = find('textarea', 'Paste links').value.trim().split('\n');
    expect(lines.length).toBeGreaterThan(1000);
    expect(new Set(lines)).toEqual(new Set([link]));
  });

  it('says where to tick a kind of file while none is', async () => {
    await settings.assets.setValue([]);
    await open({ page: 'other' });
    await type(find('textarea', 'Paste links'), '@tin.kettle');
    await untilShown(/Start ?Tick at least one kind of file in Options, then start\..*More lists/);
    expect(find('button', 'Start').disabled).toBe(true);
    await settings.assets.setValue(['video']);
    await vi.waitFor(() => expect(shown()).not.toContain('Tick at least one'));
    expect(find('button', 'Start').disabled).toBe(false);
  });

  it('waits for something to be pasted', async () => {
    await open({ page: 'other' });
    expect(find('button', 'Start').disabled).toBe(true);
    await type(find('textarea', 'Paste links'), ' \n');
    expect(find('button', 'Start').disabled).toBe(true);
  });

  it('asks for a reload where the page was open before Clipkeep', async () => {
    await open({ page: 'reload' });
    await untilShown('Reload this page once');
  });
});

describe('what was saved', () => {
  it('tells a first-time visitor where files go', async () => {
    await open({ page: 'other' });
    await untilShown('Nothing is saved yet.');
    expect(shown()).toMatch(/for example TikTok\/tin\.kettle\/[\d_-]+_nine kettles/);
  });

  it('opens our other pages beside it', async () => {
    await open({ page: 'other' });
    const links = [...document.querySelectorAll('a')];
    expect(links.map((link) => [link.getAttribute('href'), link.target, link.rel])).toEqual(
      ['/options.html', '/options.html', '/archive.html'].map((path) => [path, '_blank', 'noopener']),
    );
  });

  it('shows the last five, newest first, under their real names', async () => {
    const files = [1, 2, 3, 4, 5, 6].map((time) =>
      makeFile(`${time}`, { state: 'saved', savedAt: time, size: 1000 * time }),
    );
    await db.files.bulkPut([
      ...files,
      makeFile('7', { state: 'saved', savedAt: 7, renamed: true, savedAs: 'C:\\dl\\b (1).mp4' }),
    ]);
    await open({ page: 'other' });
    await untilShown('Saved last');
    expect([...document.querySelectorAll('.file-name')].map((name) => name.textContent)).toEqual([
      'b (1).mp4',
      '6.mp4',
      '5.mp4',
      '4.mp4',
      '3.mp4',
    ]);
    expect(shown()).toContain('another extension changed these names');
    expect(shown()).not.toContain('Nothing is saved yet');
  });

  it('shows the files of a post together, under the name of the first photo', async () => {
    const photos = [1, 2, 3].map((num) =>
      makeFile('8', {
        ...{ id: `8/photos/${num}`, asset: 'photos', num, state: 'saved', savedAt: 10 - num },
        ...{ path: `TikTok/tin.kettle/8_${num}.jpg`, pathKey: `8_${num}`, size: num * 1000 },
      }),
    );
    const live = { seconds: 3904, lostSeconds: 3, bitrate: 0, phase: 'joining', diskLeft: 0 } as const;
    const recording = makeFile('9', { asset: 'live', state: 'saved', savedAt: 20, size: 5_000_000, live });
    const song = { id: '8/music/1', asset: 'music', path: 'TikTok/tin.kettle/8.mp3', pathKey: '8.mp3' };
    const music = makeFile('8', { ...song, state: 'saved', savedAt: 11, size: 9000 });
    await db.files.bulkPut([...photos, music, recording]);
    await open({ page: 'other' });
    await untilShown('9.mp4TikTok/tin.kettle · 5 MB · 1:05:04 · 3 s missed · ');
    expect(shown()).toContain('8_1.jpgTikTok/tin.kettle · 4 files · 15 kB · ');
    expect(shown()).not.toContain('8_3.jpg');
  });
});
