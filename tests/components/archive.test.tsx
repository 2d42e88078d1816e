// @vitest-environment happy-dom
import './fake-extension';

import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Archive } from '@/components/archive/archive';
import { db } from '@/lib/archive/db';
import { sendMessage } from '@/lib/messages';
import { assets } from '@/lib/settings';
import { problemOf } from '@/lib/tiktok/errors';
import { makeFile, makePost } from './rows';
import { click, find, mount, resetStage, shown, type, until, untilShown } from './stage';

vi.mock('@/lib/messages', () => ({ sendMessage: vi.fn() }));

const a = '7530000000000000001';
const b = '7530000000000000002';

beforeEach(async () => {
  await resetStage();
  vi.mocked(sendMessage).mockReset();
});

async function choose(files: File[], label = 'Choose a file'): Promise<void> {
  const input = find('input', label);
  Object.defineProperty(input, 'files', { value: files, configurable: true });
  await act(async () => {
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

const textFile = (text: string | Uint8Array<ArrayBuffer>, name = 'archive.txt') => new File([text], name);

async function open(): Promise<void> {
  mount(<Archive />);
  await untilShown('Take along');
}

describe('what is kept', () => {
  it('is shown newest first, as text, and can be searched', async () => {
    await db.posts.bulkAdd([makePost(a, '<b>sea</b>'), makePost(b, 'hills')]);
    await db.files.bulkAdd([
      makeFile(a, { state: 'saved', savedAt: 1, size: 1500 }),
      makeFile(b, { state: 'saved', savedAt: 2, size: 10, silent: true }),
    ]);
    await open();
    await untilShown('<b>sea</b>');
    await untilShown('2 files saved');
    expect(shown().match(/no sound on TikTok either/g)).toHaveLength(1);
    expect(shown().indexOf('hills')).toBeLessThan(shown().indexOf('sea'));
    await type(find('input', 'Search'), 'sea');
    await vi.waitFor(() => expect(shown()).not.toContain('hills'));
    expect(shown()).toContain('<b>sea</b>');
  });

  it('is called found once it is', async () => {
    await db.posts.bulkAdd([makePost(a, 'sea'), makePost(b, 'hills')]);
    await db.files.bulkAdd([a, b].map((one) => makeFile(one, { state: 'saved', savedAt: 1 })));
    await open();
    await untilShown('hills');
    await type(find('input', 'Search'), 'sea');
    expect(shown()).toContain('Saved lastSearch by caption, creator or post idSearching…');
    await untilShown('Found');
    expect(shown()).not.toContain('hills');
    expect(shown()).not.toContain('Searching…');
  });

  it('is searched once the typing rests, not at each letter', async () => {
    await db.posts.bulkAdd([makePost(a, 'sea'), makePost(b, 'seal')]);
    await db.files.bulkAdd([a, b].map((one) => makeFile(one, { state: 'saved', savedAt: 1 })));
    await open();
    await untilShown('seal');
    const scans = vi.spyOn(db.posts, 'orderBy');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    for (const words of ['s', 'se', 'sea', 'seal']) {
      await type(find('input', 'Search'), words);
      await vi.advanceTimersByTimeAsync(100);
    }
    await until(() => expect(document.querySelectorAll('.kept > li')).toHaveLength(1));
    expect(scans).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });

  it('tells of a recording how long it is, and how much was missed', async () => {
    const live = { seconds: 3904, lostSeconds: 125, bitrate: 0, phase: 'joining', diskLeft: 0 } as const;
    const saved = { state: 'saved', savedAt: 1, size: 1_234_000_000 } as const;
    await db.files.bulkAdd([
      makeFile(a, { asset: 'live', live, ...saved }),
      makeFile(b, { asset: 'description', ...saved, size: 86 }),
    ]);
    await open();
    await untilShown('Live stream · 1.2 GB · 1:05:04 · 2:05 missed · ');
    expect(shown()).toContain('Caption as text · 86 bytes · ');
  });

  it('comes 200 at a time', async () => {
    const rows = Array.from({ length: 230 }, (_, at) =>
      makeFile(`75300000000000${10_000 + at}`, { state: 'saved', savedAt: at + 1 }),
    );
    await db.files.bulkAdd(rows);
    await open();
    await until(() => expect(document.querySelectorAll('.kept > li')).toHaveLength(200));
    await click(find('button', 'Show more'));
    await until(() => expect(document.querySelectorAll('.kept > li')).toHaveLength(230));
  });

  it('that is nothing yet says so', async () => {
    await open();
    await untilShown('Nothing is saved yet.');
  });
});

describe('an import', () => {
  it('is counted first, written when confirmed', async () => {
    await db.files.add(makeFile(a, { state: 'saved', savedAt: 1 }));
    await open();
    await choose([textFile(`tiktok ${a}\ntiktok ${b}\ntiktok nonsense\n`)]);
    await untilShown('1 new, 1 here already, 1 unreadable');
    expect(await db.files.count()).toBe(1);
    await click(find('button', 'Bring in 1 file'));
    await untilShown('Brought in: 1 file.');
    expect(await db.files.get(`${b}/video/1`)).toMatchObject({ state: 'saved', imported: 'yt-dlp' });
  });

  it('that is cancelled leaves nothing', async () => {
    await open();
    await choose([textFile(`tiktok ${a}`)]);
    await untilShown('1 new');
    await click(find('button', 'Cancel'));
    expect(shown()).not.toContain('1 new');
    expect(await db.files.count()).toBe(0);
  });

  it.each<[string, string | Uint8Array<ArrayBuffer>, string]>([
    ['a database', 'SQLite format 3\u0000rest', 'select entry from archive'],
    ['a ZIP', 'PK\u0003\u0004rest', 'Unpack it'],
    ['something else', 'a shopping list', 'finds nothing in this file'],
    ['nothing', '', 'finds nothing in this file'],
    ['JSON of something else', '{"cats": 3}', 'finds nothing in this file'],
  ])('of %s says why not', async (_, text, sentence) => {
    await open();
    await choose([textFile(text)]);
    await untilShown(sentence);
  });

  it('reads what the shell of Windows wrote', async () => {
    const text = `\uFEFFtiktok${a}_0_\r\n`;
    await open();
    await choose([
      textFile(new Uint8Array(new Uint16Array([...text].map((one) => one.charCodeAt(0))).buffer)),
    ]);
    await untilShown('1 new');
  });

  it('of a folder goes by the names', async () => {
    await open();
    const names = [`one_${a}_video.mp4`, 'no id_video.mp4'];
    await choose(
      names.map((name) => textFile('x', name)),
      'Or a folder',
    );
    await untilShown('1 new, 0 here already, 1 unreadable');
  });
});

describe("TikTok's data export", () => {
  const entry = (id: string) => ({ Date: '', Link: `https://www.tiktokv.com/share/video/${id}/` });
  const data = {
    Activity: {
      'Like List': { ItemFavoriteList: [entry(a)] },
      'Video Browsing History': { VideoList: [entry(b)] },
    },
  };

  it('becomes a job of the ticked lists; what was only watched is not ticked', async () => {
    vi.mocked(sendMessage).mockResolvedValue({ jobId: 1 });
    await open();
    await choose([textFile(JSON.stringify(data), 'user_data_tiktok.json')]);
    await untilShown('2 posts to save, 0 here already');
    await click(find('button', 'Save 1 post'));
    await untilShown('Started 1 post.');
    expect(sendMessage).toHaveBeenCalledWith('startJob', {
      ...{ source: 'post', target: { awemeIds: [a] }, filters: {}, expected: 1, label: 'Import: Likes' },
      assets: expect.arrayContaining(['video']),
    });
    expect(await db.files.count()).toBe(0);
  });

  it('waits for a kind of file to be ticked, and says so', async () => {
    await assets.setValue(['video']);
    await open();
    await choose([textFile(JSON.stringify(data))]);
    await untilShown('Likes: 1 post');
    await vi.waitFor(() => expect(find('input', 'Photos').checked).toBe(false));
    await click(find('input', 'Video'));
    expect(find('button', 'Save 1 post').disabled).toBe(true);
    expect(shown()).toContain('Tick at least one kind of file, then start.');
  });

  it('that cannot start says why', async () => {
    const problem = problemOf('server');
    vi.mocked(sendMessage).mockResolvedValue({ problem });
    await open();
    await choose([textFile(JSON.stringify(data))]);
    await untilShown('Likes: 1 post');
    await click(find('input', 'Watch history'));
    await click(find('button', 'Save 2 posts'));
    await untilShown('TikTok had an error of its own. Try again later.');
  });
});

it('an export is a download of the whole archive', async () => {
  await db.files.add(makeFile(a, { state: 'saved', savedAt: 1 }));
  const blobs: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    if (blob instanceof Blob) blobs.push(blob);
    return 'blob:x';
  });
  const names: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
  await open();
  await click(find('button', 'yt-dlp archive'));
  await vi.waitFor(() =>
    expect(names).toEqual([expect.stringMatching(/^clipkeep-\d{4}-\d\d-\d\d-yt-dlp\.txt$/)]),
  );
  expect(await blobs[0]?.text()).toBe(`tiktok ${a}\n`);
  vi.restoreAllMocks();
});
