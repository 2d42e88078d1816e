// @vitest-environment happy-dom
import './fake-extension';
import { Dexie } from 'dexie';
import { beforeEach, expect, it, vi } from 'vitest';
import { DiskCard } from '@/components/archive/disk-card';
import { ExportCard } from '@/components/archive/export-card';
import { FetchMissing } from '@/components/archive/fetch-missing';
import { JobList } from '@/components/jobs/job-list';
import { AskedLists } from '@/components/popup/asked-lists';
import { Popup } from '@/components/popup/popup';
import { db } from '@/lib/archive/db';
import * as messages from '@/lib/messages';
import { problemOf } from '@/lib/tiktok/errors';
import { makeJob } from './rows';
import { click, find, mount, resetStage, shown, type, untilShown } from './stage';

const send = vi.spyOn(messages, 'sendMessage');
const report = vi.fn();
const silent = new Error('The message port closed before a response was received.');
const sentence = "Clipkeep didn't answer. Try again.";

const popupOver = (page: 'other' | 'post') => async () => {
  const post = { page, awemeId: '7000000000000000011', uniqueId: 'tin.kettle', kind: 'video' } as const;
  mount(<Popup readTab={async () => (page === 'post' ? { ...post, page } : { page })} />);
  await untilShown('Paste links');
};

beforeEach(async () => {
  vi.stubGlobal('reportError', report);
  report.mockReset();
  send.mockReset().mockRejectedValue(silent);
  await resetStage();
});

it.each<[string, () => unknown]>([
  [
    'Pause',
    async () => {
      await db.jobs.put(makeJob({}));
      mount(<JobList />);
    },
  ],
  ['Check the disk', () => mount(<DiskCard />)],
  ['Fetch the 2 missing again', () => mount(<FetchMissing gone={2} there={9} />)],
  ['Save this post', popupOver('post')],
  [
    'Start',
    async () => {
      await popupOver('other')();
      await type(find('textarea', 'Paste links'), '@tin.kettle');
    },
  ],
])('a press on "%s" that nobody answers says so, until one is answered', async (name, show) => {
  await show();
  await untilShown(name);
  await click(find('button', name));
  await untilShown(sentence);
  expect(report).toHaveBeenCalledWith(silent);
  send.mockResolvedValue({ jobId: 1, started: 1, problems: [] } as never);
  await click(find('button', name));
  await vi.waitFor(() => expect(shown()).not.toContain(sentence));
});

it('a list of lists that nobody gives says so', async () => {
  mount(<AskedLists busy={false} fault={sentence} none="TikTok shows no playlists here." onAsk={() => {}} />);
  expect(shown()).toContain(sentence);
  expect(shown()).not.toContain('TikTok shows no playlists here.');
});

it('an export that finds no room on the disk says that', async () => {
  vi.spyOn(db.files, 'where').mockImplementationOnce(() => {
    throw new Dexie.OpenFailedError('The disk is full.');
  });
  mount(<ExportCard />);
  await click(find('button', 'Links'));
  await untilShown(problemOf('profileFull').sentence);
});
