// @vitest-environment happy-dom
import './fake-extension';

import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { JobList } from '@/components/jobs/job-list';
import { db } from '@/lib/archive/db';
import { dayOf } from '@/lib/archive/pace-clock';
import type { JobRow } from '@/lib/archive/rows';
import * as messages from '@/lib/messages';
import { problemOf } from '@/lib/tiktok/errors';
import { makeFile, makeGone, makeJob, makePost } from './rows';
import { click, find, mount, resetStage, shown, untilShown } from './stage';

const send = vi.spyOn(messages, 'sendMessage');

beforeEach(async () => {
  send.mockReset().mockResolvedValue(undefined);
  await resetStage();
});

async function show(...jobs: JobRow[]): Promise<void> {
  await db.jobs.bulkPut(jobs);
  mount(<JobList />);
  await untilShown(jobs[0]?.label ?? '');
}

function buttons(): string[] {
  return [...document.querySelectorAll('.card > .row button, .card > .row a')].map(
    (button) => button.firstChild?.textContent ?? '',
  );
}

describe('a job', () => {
  it('tells its numbers, and only those that say something', async () => {
    await show(makeJob({ counts: { listed: 1420, planned: 38, saved: 371, bytes: 2_310_000_000 } }));
    expect(shown()).toContain('posts listed1,420files to get38saved371on disk2.3 GB');
    expect(shown()).not.toContain('failed');
    const bar = document.querySelector('[role=progressbar]');
    expect(bar?.getAttribute('aria-valuenow')).toBe('90');
  });

  it.each<[string, Partial<JobRow>, boolean]>([
    ['of known length', { expected: 9 }, true],
    ['of unknown length', { expected: 0 }, false],
    ['of which so many are wanted', { expected: 0, filters: { newest: 5 } }, true],
    ['that is read to its end', { expected: 0, hasMore: false }, true],
  ])('over a list %s has a bar: %s', async (_name, more, bar) => {
    await show(makeJob(more));
    expect(document.querySelector('[role=progressbar]') !== null).toBe(bar);
  });

  it.each<[string, Partial<JobRow>, string[]]>([
    ['running', {}, ['Pause', 'Cancel']],
    ['paused', { state: 'paused' }, ['Resume', 'Cancel']],
    [
      'at a human check',
      { state: 'paused', problem: problemOf('humanCheck') },
      ['Open TikTok', 'Continue', 'Cancel'],
    ],
    ['signed out', { state: 'paused', problem: problemOf('signIn') }, ['Open TikTok', 'Continue', 'Cancel']],
    [
      'without a page of TikTok',
      { state: 'paused', problem: problemOf('noPage') },
      ['Open TikTok', 'Continue', 'Cancel'],
    ],
    ['failed', { state: 'failed', problem: problemOf('private') }, ['Try again']],
    ['cancelled', { state: 'cancelled' }, []],
    ['done', { state: 'done' }, []],
  ])('%s offers what can be done', async (_name, more, names) => {
    await show(makeJob(more));
    expect(buttons()).toEqual(names);
  });

  it.each([
    ...(['signIn', 'humanCheck', 'diskFull'] as const).map((code) => ['paused', code] as const),
    ...(['private', 'endless', 'noSuchList', 'noSuchUser', 'region', 'ageGate', 'badLink'] as const).map(
      (code) => ['failed', code] as const,
    ),
  ])('%s by %s says it in words', async (state, code) => {
    await show(makeJob({ state, problem: problemOf(code) }));
    expect(shown()).toContain(problemOf(code).sentence);
  });

  it('opens the page where the check is', async () => {
    await show(makeJob({ state: 'paused', problem: problemOf('humanCheck') }));
    expect(find('a', 'Open TikTok').href).toBe('https://www.tiktok.com/@tin.kettle');
    await click(find('button', 'Continue'));
    expect(send).toHaveBeenCalledWith('commandJob', { jobId: 1, command: 'resume' });
  });

  it.each([
    ['Pause', 'pause', {}],
    ['Cancel', 'cancel', {}],
    ['Resume', 'resume', { state: 'paused' }],
    ['Retry failed', 'retryFailed', { state: 'done', counts: { failed: 1 } }],
  ] as const)('%s', async (name, command, more) => {
    await show(makeJob(more));
    await click(find('button', name));
    expect(send).toHaveBeenCalledWith('commandJob', { jobId: 1, command });
  });

  it('that the daily limit holds up says so and can go on today', async () => {
    // No new day begins meanwhile.
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 8, 1, 12) });
    onTestFinished(() => void vi.useRealTimers());
    const pace = {
      nextAt: 0,
      lastJob: 0,
      slowDowns: 0,
      careful: false,
      day: dayOf(Date.now()),
      asked: 10_000,
    };
    await db.facts.put({ name: 'pace', value: pace });
    await show(makeJob({}));
    await untilShown("today's limit of 10,000 files and list pages is reached.");
    expect(buttons()).toEqual(['Go on today', 'Pause', 'Cancel']);
    await click(find('button', 'Go on today'));
    expect(send).toHaveBeenCalledWith('commandJob', { jobId: 1, command: 'goOnToday' });
    await db.facts.put({ name: 'pace', value: { ...pace, liftedOn: pace.day } });
    await vi.waitFor(() => expect(buttons()).toEqual(['Pause', 'Cancel']));
  });

  it('changes by itself', async () => {
    await show(makeJob({}));
    await db.jobs.update(1, { state: 'done', finishedAt: Date.now() });
    await untilShown('Finished');
    expect(shown()).not.toContain('Being saved');
  });
});

it('a job stays, however many have come and gone since', async () => {
  const clicks = Array.from({ length: 60 }, (_, at) =>
    makeJob({ id: at + 10, source: 'post', state: 'done', expected: 1, label: `click ${at}` }),
  );
  const profile = makeJob({ id: 2, state: 'done', label: '@long.gone' });
  const paused = makeJob({ id: 3, state: 'paused', label: '@paused' });
  await show(makeJob({ source: 'live', label: 'Live: @tin.kettle' }), profile, paused, ...clicks);
  await untilShown('@paused');
  await untilShown('@long.gone');
  expect(find('button', 'Stop waiting').textContent).toBe('Stop waiting Live: @tin.kettle');
  expect(shown()).not.toContain('click');
});

describe('a recording', () => {
  const job = (more: Parameters<typeof makeJob>[0] = {}) =>
    makeJob({ source: 'live', label: 'Live: @tin.kettle', expected: 1, hasMore: false, ...more });
  const live = { seconds: 245, lostSeconds: 12, bitrate: 0, phase: 'recording', diskLeft: 0 } as const;
  const file = (more: Parameters<typeof makeFile>[1]) => makeFile('7', { asset: 'live', live, ...more });

  it.each<[string, Parameters<typeof makeJob>[0], string]>([
    ['is no video', { keptRaw: true }, ` ${problemOf('unplayable').sentence}`],
    ['is one', {}, ''],
  ])('that is over and %s tells what it came to', async (_, more, words) => {
    await db.files.put(file({ state: 'saved', size: 75_300_000 }));
    await show(job({ state: 'done', counts: { listed: 1, saved: 2, bytes: 75_300_100 }, ...more }));
    await untilShown(`FinishedLive: @tin.kettleDoneDone. Recorded 4:05, 75.3 MB, 12 s missed.${words}`);
    expect(shown()).not.toContain('post listed');
  });

  it.each<[string, Parameters<typeof makeJob>[0], string, string[]]>([
    ['runs', {}, 'Recording', ['Stop and keep']],
    [
      'goes on while its job waits for the person',
      { state: 'paused', problem: problemOf('humanCheck') },
      'Recording',
      ['Open TikTok', 'Continue', 'Stop and keep'],
    ],
  ])('%s: its figures, and Stop', async (_, more, word, names) => {
    await db.files.put(file({ state: 'saving', received: 75_300_000 }));
    await show(job({ counts: { listed: 1, planned: 1 }, ...more }));
    await untilShown(`Live: @tin.kettle${word}Recording: 4:05, 75.3 MB, 12 s missed.`);
    expect(buttons()).toEqual(names);
  });

  it('that waits says so', async () => {
    await show(job({ hasMore: true, waitsForRoom: '7', retryAt: Date.now() + 600_000 }));
    expect(shown()).toContain(
      'Live: @tin.kettleWaitingThey are not live yet. Clipkeep looks again in 10 min, and records when they are.',
    );
  });
});

describe('what failed', () => {
  it('stands under its reason, with links', async () => {
    await db.posts.put(makePost('1', 'three kettles'));
    await db.files.bulkPut([makeGone('1'), makeGone('2')]);
    await show(makeJob({ counts: { failed: 2 } }));
    await untilShown('Why 2 posts failed');
    expect(shown()).toContain(problemOf('gone').sentence);
    expect(find('a', 'three kettles').href).toBe('https://www.tiktok.com/@tin.kettle/video/1');
  });

  it('looks up the posts that it shows, not all that failed', async () => {
    await db.files.bulkPut(Array.from({ length: 300 }, (_, at) => makeGone(String(1000 + at))));
    const asked = vi.spyOn(db.posts, 'bulkGet');
    await show(makeJob({ counts: { failed: 300 } }));
    await untilShown('and 288 more');
    expect(asked.mock.calls.map(([ids]) => ids.length)).toEqual([12]);
  });

  it('says "1 post" of one', async () => {
    await db.files.put(makeGone('1'));
    await show(makeJob({ counts: { failed: 1 } }));
    await untilShown('Why 1 post failed');
  });
});

describe('what is over', () => {
  it('is left out when it has nothing to say or is old', async () => {
    const old = makeJob({ id: 2, state: 'done', label: 'old', finishedAt: Date.now() - 2 * 86_400_000 });
    const single = makeJob({
      id: 3,
      state: 'done',
      source: 'post',
      expected: 1,
      label: 'single',
      finishedAt: Date.now(),
    });
    const failed = makeJob({ id: 4, source: 'post', state: 'done', label: 'unhappy', counts: { failed: 1 } });
    await show(failed, old, single);
    expect(shown()).not.toContain('old');
    expect(shown()).not.toContain('single');
  });
});
