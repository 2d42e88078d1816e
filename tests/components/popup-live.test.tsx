// @vitest-environment happy-dom
import './fake-extension';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AssetChoices } from '@/components/asset-choices';
import { JobList } from '@/components/jobs/job-list';
import { Popup } from '@/components/popup/popup';
import { readRecording } from '@/components/popup/read-recording';
import { db } from '@/lib/archive/db';
import type { JobRow } from '@/lib/archive/rows';
import * as messages from '@/lib/messages';
import * as settings from '@/lib/settings';
import { problemOf } from '@/lib/tiktok/errors';
import { makeFile, makeJob } from './rows';
import { click, find, mount, pick, resetStage, shown, type, untilShown } from './stage';

const send = vi.spyOn(messages, 'sendMessage');
const room = { page: 'live', uniqueId: 'tin.kettle' } as const;

beforeEach(async () => {
  send.mockReset().mockResolvedValue({ jobId: 1 });
  await resetStage();
});

async function open(): Promise<void> {
  mount(<Popup readTab={async () => room} />);
  await untilShown('Live stream of @tin.kettle');
  await untilShown('It records until the stream ends');
}

function started(): unknown {
  return (send.mock.calls as unknown[][]).find(([name]) => name === 'startJob')?.[1];
}

describe('the page of a live room', () => {
  it('records, and waits where they are not live', async () => {
    await open();
    await click(find('button', 'Record'));
    expect(started()).toMatchObject({
      ...{ source: 'live', target: { uniqueId: 'tin.kettle' }, filters: {}, label: 'Live: @tin.kettle' },
      ...{ expected: 1, recording: { whenLive: true } },
    });
  });

  it('stops after minutes and at megabytes, and need not wait', async () => {
    await open();
    await type(find('input', 'Stop after minutes'), '90');
    await type(find('input', 'Stop at megabytes'), '1,500');
    await click(find('input', 'If they are not live'));
    await click(find('button', 'Record'));
    expect(started()).toMatchObject({ recording: { minutes: 90, megabytes: 1500 } });
    expect(started()).not.toHaveProperty('recording.whenLive');
  });

  it('is recorded in the quality of the options, or in another one just this time', async () => {
    await settings.videoQuality.setValue({ limit: 1080, codec: 'any' });
    await open();
    await untilShown('up to 1080p');
    expect(find('select', 'Quality').selectedOptions[0]?.text).toBe('up to 1080p');
    await pick(find('select', 'Quality'), 'smallest');
    await click(find('button', 'Record'));
    expect(started()).toMatchObject({ recording: { quality: 'smallest' } });
    expect(await settings.videoQuality.getValue()).toEqual({ limit: 1080, codec: 'any' });
  });

  it('says what is wrong with a number, and waits with the start', async () => {
    await open();
    await type(find('input', 'Stop after minutes'), 'soon');
    await untilShown('Write a whole number in digits, 1 or more, or leave this empty.');
    expect(find('input', 'Stop after minutes').getAttribute('aria-invalid')).toBe('true');
    expect(find('button', 'Record').disabled).toBe(true);
    expect(shown()).toContain('Put right what is marked above, then start.');
    await type(find('input', 'Stop after minutes'), '');
    expect(find('button', 'Record').disabled).toBe(false);
  });

  it.each<[string, Partial<JobRow>, boolean]>([
    ['is under way', {}, true],
    ['is paused', { state: 'paused' }, true],
    ['is over', { state: 'done' }, false],
    ['is of somebody else', { target: { uniqueId: 'another' } }, false],
  ])('where a recording %s', async (_, more, underWay) => {
    const target = { uniqueId: 'tin.kettle' };
    await db.jobs.put(makeJob({ source: 'live', target, label: 'Live', ...more }));
    mount(<Popup readTab={async () => room} />);
    await untilShown(underWay ? 'Under way, see below.' : 'It records until the stream ends');
    expect(shown().includes('If they are not live')).toBe(!underWay);
  });
});

it('a recording is under way, however many posts were clicked since', async () => {
  const clicks = Array.from({ length: 61 }, (_, at) => makeJob({ id: at + 2, state: 'done', expected: 1 }));
  const target = { uniqueId: 'tin.kettle' };
  await db.jobs.bulkPut([makeJob({ source: 'live', target, label: 'Live: @tin.kettle' }), ...clicks]);
  mount(<Popup readTab={async () => room} />);
  await untilShown('Under way, see below.');
  expect(shown()).not.toContain('If they are not live');
});

it('a profile offers its live stream as well', async () => {
  const profile = {
    ...({ page: 'profile', uniqueId: 'tin.kettle', secUid: 'MS4wExample' } as const),
    ...{ nickname: 'The Tin Kettle', videoCount: 3 },
  };
  mount(<Popup readTab={async () => profile} />);
  await untilShown('What to save of each post');
  await pick(find('select', 'What to save'), 'Live stream');
  await untilShown('It records until the stream ends');
  await click(find('button', 'Record'));
  expect(started()).toMatchObject({ source: 'live', target: { uniqueId: 'tin.kettle' } });
});

it('the kinds of file to choose from leave out what recording brings by itself', () => {
  mount(<AssetChoices legend="What to save" chosen={['video']} onChoose={() => {}} />);
  const labels = [...document.querySelectorAll('label')].map((label) => label.textContent);
  expect(labels).toContain('Video');
  expect(labels).not.toContain('Live stream');
});

it.each([
  ['', '', true, { whenLive: true }, []],
  ['', '', false, {}, []],
  [' 15 ', '2 000', true, { minutes: 15, megabytes: 2000, whenLive: true }, []],
  ['0', '', false, {}, ['minutes']],
  ['1.5', '-3', false, {}, ['minutes', 'megabytes']],
  ['5', 'x', false, { minutes: 5 }, ['megabytes']],
])('minutes "%s", megabytes "%s", waiting %s', (minutes, megabytes, whenLive, wish, faulty) => {
  const read = readRecording({ minutes, megabytes, whenLive, quality: undefined });
  expect(read.wish).toEqual(wish);
  expect(Object.keys(read.faults)).toEqual(faulty);
});

describe('the job of a recording', () => {
  async function show(job: JobRow): Promise<string[]> {
    await db.jobs.put(job);
    mount(<JobList />);
    await untilShown(job.label);
    const buttons = document.querySelectorAll('.card > .row button, .card > .row a');
    return [...buttons].map((button) => button.firstChild?.textContent ?? '');
  }

  it.each<[string, Partial<JobRow>, Partial<JobRow['counts']>, string[]]>([
    ['waiting', {}, {}, ['Stop waiting']],
    ['recording', { hasMore: false }, { planned: 1 }, ['Stop and keep']],
    [
      'with a file that failed',
      { hasMore: false },
      { planned: 1, failed: 1 },
      ['Stop and keep', 'Retry failed'],
    ],
    [
      'waiting, at a human check',
      { state: 'paused', problem: problemOf('humanCheck') },
      {},
      ['Open TikTok', 'Continue', 'Stop waiting'],
    ],
    [
      'paused by a full disk',
      { state: 'paused', problem: problemOf('profileFull') },
      { planned: 1 },
      ['Resume', 'Stop and keep'],
    ],
    ['over', { state: 'done' }, { saved: 1 }, []],
    ['over, and failed', { state: 'done' }, { failed: 1 }, ['Retry failed', 'Discard']],
    ['that found nobody live', { state: 'failed', problem: problemOf('notLive') }, {}, ['Try again']],
  ])('%s offers what can be done', async (_, more, counts, names) => {
    const job = makeJob({ source: 'live', label: 'Live: @tin.kettle', ...more, counts });
    expect(await show(job)).toEqual(names);
  });

  it('stops', async () => {
    await show(makeJob({ source: 'live', label: 'Live: @tin.kettle', counts: { planned: 1 } }));
    await click(find('button', 'Stop and keep'));
    expect(send).toHaveBeenCalledWith('commandJob', { jobId: 1, command: 'stop' });
  });

  it('tells its figures, and shows no bar and no counts', async () => {
    const live = { seconds: 65, lostSeconds: 0, bitrate: 0, phase: 'recording', diskLeft: 0 } as const;
    await db.files.put(makeFile('7', { asset: 'live', state: 'saving', received: 2_000_000, live }));
    await show(
      makeJob({ source: 'live', label: 'Live: @tin.kettle', hasMore: false, counts: { planned: 1 } }),
    );
    await untilShown('Recording: 1:05, 2 MB.');
    expect(document.querySelector('[role=progressbar]')).toBeNull();
    expect(shown()).not.toContain('files to get');
  });
});
