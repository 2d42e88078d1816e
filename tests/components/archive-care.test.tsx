// @vitest-environment happy-dom
import './fake-extension';

import { Dexie } from 'dexie';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Archive } from '@/components/archive/archive';
import { writeBackup } from '@/lib/archive/backup-state';
import { db } from '@/lib/archive/db';
import { beginDiskCheck, noteChecked } from '@/lib/archive/disk-check';
import { backup } from '@/lib/archive/exports/backup';
import { sendMessage } from '@/lib/messages';
import { backupAfterJobs } from '@/lib/settings';
import { problemOf } from '@/lib/tiktok/errors';
import { textOf } from '../archive/kept';
import { makeFile, makePost } from './rows';
import { click, find, mount, resetStage, shown, untilShown } from './stage';

vi.mock('@/lib/messages', () => ({ sendMessage: vi.fn() }));

const idAt = (at: number) => `75300000000000000${10 + at}`;
const size = 1_234_567;
const last = {
  madeAt: 1,
  took: 1,
  downloadId: 1,
  path: 'TikTok/b.jsonl',
  savedAs: '/d/TikTok/b.jsonl',
  size,
};

beforeEach(async () => {
  await resetStage();
  vi.mocked(sendMessage).mockReset();
});

async function open(): Promise<void> {
  mount(<Archive />);
  await untilShown('Check the disk');
  await untilShown('Keep a backup in the download folder');
}

function choose(text: string | Uint8Array<ArrayBuffer>, name = 'backup.jsonl'): Promise<void> {
  return chooseFile(new File([text], name));
}

async function chooseFile(file: File): Promise<void> {
  const input = find('input', 'Choose a file');
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  await act(async () => {
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

describe('a backup that is chosen', () => {
  let lines: string[];

  beforeEach(async () => {
    const rows = Array.from({ length: 4 }, (_, at) => makeFile(idAt(at), { state: 'saved', savedAt: 5 }));
    await db.files.bulkAdd(rows);
    await db.posts.add(makePost(idAt(0), 'sea'));
    lines = (await textOf(backup, db)).trimEnd().split('\n');
    await db.files.clear();
    await db.posts.clear();
    await open();
  });

  it('and is damaged says what of it is not, and brings in the rest', async () => {
    await choose([...lines.slice(0, 3), lines[3]?.replace('"num":1', '"num":7')].join('\n'));
    await untilShown('1 new, 0 here already, 1 unreadable');
    expect(shown()).toContain('Damaged and left out: 1 file.');
    expect(shown()).toContain('The end of this backup is missing: it was cut off.');
    expect(shown()).toContain('Missing altogether: 2 files.');
    expect(shown()).toContain('Everything else in it is sound.');
    await click(find('button', 'Bring in 1 file'));
    await untilShown('Brought in: 1 file.');
    expect([await db.files.count(), await db.posts.count()]).toEqual([1, 1]);
  });

  it('and is whole has nothing to say', async () => {
    await choose(lines.join('\n'));
    await untilShown('4 new, 0 here already');
    expect(shown()).not.toMatch(/Damaged|Missing|end of this backup/);
  });

  it('and finds no room says so, keeps what it brought in, and brings in the rest', async () => {
    await choose(lines.join('\n'));
    await untilShown('4 new, 0 here already');
    vi.spyOn(db.files, 'bulkPut').mockRejectedValueOnce(new Dexie.QuotaExceededError('The disk is full.'));
    await click(find('button', 'Bring in 4 files'));
    await untilShown('Brought in so far: 0 files. The browser would not write more.');
    expect(shown()).toContain("Make room on the disk with your browser's own files, then bring in the rest.");
    expect(await db.files.count()).toBe(0);
    await click(find('button', 'Bring in the rest'));
    await untilShown('Brought in: 4 files.');
    expect(await db.files.count()).toBe(4);
    expect(shown()).not.toContain('would not write');
  });

  it('and can’t be read, because it lies elsewhere by now, says so', async () => {
    const file = new File(['x'], 'backup.jsonl');
    file.slice = () => ({
      ...new Blob(),
      arrayBuffer: () => Promise.reject(new DOMException('Gone.', 'NotReadableError')),
    });
    await chooseFile(file);
    await untilShown("This file can't be read.");
    expect(shown()).not.toContain('Reading…');
  });

  it.each<[string, string | Uint8Array<ArrayBuffer>, string]>([
    ['compressed', new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0]), 'Unpack it, then choose the file in it.'],
    ['a web page', '<!DOCTYPE html><title>Sign in</title>', 'This is a web page'],
  ])('and is %s says so', async (_, text, sentence) => {
    await choose(text);
    await untilShown(sentence);
  });
});

describe('the backup after each job', () => {
  it('is off until somebody wants it', async () => {
    await open();
    const box = find('input', 'Keep a backup in the download folder');
    expect(box.checked).toBe(false);
    expect(shown()).toContain('as long as the browser knows that one');
    await click(box);
    expect(await backupAfterJobs.getValue()).toBe(true);
    await untilShown('The first one is made when a job has ended');
  });

  it('says where the last one is', async () => {
    await writeBackup(db, { last });
    await open();
    await untilShown('1.2 MB: /d/TikTok/b.jsonl');
  });

  it('says why the last one could not be written', async () => {
    await backupAfterJobs.setValue(true);
    const trouble = { problem: problemOf('diskFull'), tries: 1, retryAt: Date.now() + 600_000 };
    await writeBackup(db, { last, trouble });
    await open();
    const { sentence } = problemOf('diskFull');
    await untilShown(`The last backup could not be written: ${sentence} Clipkeep tries`);
    await click(find('button', 'Retry now'));
    expect(sendMessage).toHaveBeenCalledWith('tryBackupNow', undefined);
  });
});

describe('a check of the disk', () => {
  it('is asked for, shows how far it is and what it has found', async () => {
    await db.files.bulkAdd([0, 1, 2].map((at) => makeFile(idAt(at), { state: 'saved', savedAt: 5 })));
    await open();
    await click(find('button', 'Check the disk'));
    expect(sendMessage).toHaveBeenCalledWith('checkDisk', undefined);
    await beginDiskCheck(db, 10);
    await untilShown('The browser looks at its files.');
    const check = { startedAt: 10, total: 3, there: 1, gone: 1, unknown: 0, after: 'x' };
    await noteChecked(db, check, ['a']);
    await untilShown('2 of 3 files');
    expect(shown()).not.toContain('missing again');
    await noteChecked(db, { ...check, unknown: 1, finishedAt: Date.now() }, []);
    await untilShown(/1 file there, 1 gone, 1 can't be told \(not on the browser's list/);
    expect(shown()).not.toContain('What was live');
  });

  it('says that recordings which are gone stay gone', async () => {
    const check = {
      startedAt: 1,
      finishedAt: 2,
      total: 3,
      there: 1,
      gone: 0,
      goneLive: 2,
      unknown: 0,
      after: 'x',
    };
    await noteChecked(db, check, []);
    await open();
    await untilShown("2 recordings are gone as well. What was live can't be fetched again.");
    expect(shown()).not.toContain('missing again');
  });

  it.each<[number, number, boolean]>([
    [0, 3, true],
    [5, 95, true],
    [50, 50, false],
  ])('that finds %d files and misses %d asks whether the disk is there: %s', async (there, gone, asks) => {
    const check = { startedAt: 1, finishedAt: 2, total: 100, there, gone, unknown: 0, after: '' };
    await noteChecked(db, check, ['a']);
    await open();
    await untilShown('missing again');
    expect(shown().includes('Is the disk plugged in?')).toBe(asks);
  });

  it('has the missing files fetched again', async () => {
    const check = { startedAt: 1, finishedAt: 2, total: 3, there: 1, gone: 2, unknown: 0, after: 'x' };
    await noteChecked(db, check, ['a', 'b']);
    vi.mocked(sendMessage).mockImplementation(async () => {
      await noteChecked(db, { ...check, gone: 0 }, []);
      return { files: 2 };
    });
    await open();
    await untilShown('Fetch the 2 missing again');
    await click(find('button', 'Fetch the 2 missing again'));
    expect(sendMessage).toHaveBeenCalledWith('fetchMissing', undefined);
    await untilShown('Started 2 files. The popup shows how far it is.');
  });
});

it('an archive that was cleared is told of until the person knows', async () => {
  await db.facts.put({ name: 'loss', value: { files: 1204, countedAt: Date.now() } });
  vi.mocked(sendMessage).mockImplementation(async () => db.facts.delete('loss'));
  await open();
  await untilShown("The browser has cleared Clipkeep's memory of 1,204 files");
  expect(shown()).toContain('Your files are still on the disk.');
  await click(find('button', 'I know, hide this'));
  expect(sendMessage).toHaveBeenCalledWith('dismissLoss', undefined);
  await vi.waitFor(() => expect(shown()).not.toContain('has cleared'));
});
