import { expect, it } from 'vitest';
import { beginDiskCheck, goneFiles, readDiskCheck, settleGone } from '@/lib/archive/disk-check';
import type { FileRow } from '@/lib/archive/rows';
import { checkDisk } from '@/lib/jobs/disk/check-disk';
import type { DiskPorts } from '@/lib/jobs/disk/disk-ports';
import type { DownloadFact } from '@/lib/jobs/ports';
import { freshDb, savedFile } from '../../archive/kept';

const idAt = (at: number) => String(7_530_000_000_000_000_000n + BigInt(at));
const rowAt = (at: number, more: Partial<FileRow> = {}) =>
  savedFile(idAt(at), { savedAs: `/d/${at}.mp4`, downloadId: at, pathKey: `k${at}`, ...more });

function createDisk(rows: FileRow[], facts: Partial<DownloadFact>[]) {
  const db = freshDb();
  const list = facts.map(
    (fact): DownloadFact => ({
      ...{
        id: 1,
        state: 'complete',
        filename: `/d/${fact.id}.mp4`,
        fileSize: 1,
        bytesReceived: 1,
        exists: true,
      },
      blobUrl: `blob:clipkeep/${fact.id}`,
      ...fact,
    }),
  );
  const asked: string[] = [];
  const ports: DiskPorts = {
    db,
    now: () => 1000,
    lookAgain: async (files) => void asked.push(`look at ${files}`),
    async byIds(ids) {
      asked.push(`${ids.length} ids`);
      return new Map(list.flatMap((fact) => (ids.includes(fact.id) ? [[fact.id, fact] as const] : [])));
    },
    async byNames() {
      asked.push('names');
      return new Map(list.map((fact) => [fact.filename, fact]));
    },
  };
  return { db, ports, asked, filled: db.files.bulkAdd(rows) };
}

it.each<[string, FileRow, Partial<DownloadFact>[], 'there' | 'gone' | 'unknown']>([
  ['is where it was put', rowAt(1), [{ id: 1 }], 'there'],
  ['is not', rowAt(1), [{ id: 1, exists: false }], 'gone'],
  ['is not on the browser’s list', rowAt(1), [{ id: 2 }], 'unknown'],
  [
    'has a number that is another file’s by now',
    rowAt(1),
    [{ id: 1, filename: '/d/x', exists: false }],
    'unknown',
  ],
  ['is known by its name alone', rowAt(1, { downloadId: 77 }), [{ id: 1, exists: false }], 'gone'],
  ['came out of a backup', savedFile(idAt(1), { savedAs: '/d/1.mp4' }), [{ id: 1 }], 'there'],
  [
    'was saved by another program',
    savedFile(idAt(1), { imported: 'yt-dlp', path: '' }),
    [{ id: 1 }],
    'unknown',
  ],
  ['is being written by that number', rowAt(1), [{ id: 1, state: 'in_progress', exists: false }], 'unknown'],
])('a file that %s', async (_, row, facts, told) => {
  const { db, ports, filled } = createDisk([row], facts);
  await filled;
  await beginDiskCheck(db, 500);
  await checkDisk(ports);
  expect(await readDiskCheck(db)).toMatchObject({
    ...{ total: 1, there: 0, gone: 0, unknown: 0, finishedAt: 1000 },
    [told]: 1,
  });
  expect(await goneFiles(db)).toEqual(told === 'gone' ? [row.id] : []);
});

it('a recording that is gone is told apart: what was live can’t be fetched again', async () => {
  const recording = rowAt(1, { id: `${idAt(1)}/live/1785585600000`, asset: 'live' });
  const facts = [1, 2].map((id) => ({ id, exists: false }));
  const { db, ports, filled } = createDisk([recording, rowAt(2)], facts);
  await filled;
  await beginDiskCheck(db, 500);
  await checkDisk(ports);
  expect(await readDiskCheck(db)).toMatchObject({ total: 2, there: 0, gone: 1, goneLive: 1, unknown: 0 });
  expect(await goneFiles(db)).toEqual([rowAt(2).id]);
});

const many = Array.from({ length: 2500 }, (_, at) => rowAt(at + 1));
const third = many.map((_, at) => ({ id: at + 1, exists: at % 3 !== 0 }));

it('goes in batches, and a new worker goes on where the last one died', async () => {
  const { db, ports, asked, filled } = createDisk([...many, { ...rowAt(9000), state: 'failed' }], third);
  await filled;
  await beginDiskCheck(db, 500);
  const { byIds } = ports;
  let batches = 0;
  ports.byIds = async (ids) => {
    batches += 1;
    if (batches === 2) throw new Error('died');
    return byIds(ids);
  };
  await expect(checkDisk(ports)).rejects.toThrow('died');
  expect(await readDiskCheck(db)).toMatchObject({ total: 2500, there: 666, gone: 334 });
  await checkDisk(ports);
  expect(await readDiskCheck(db)).toMatchObject({ there: 1666, gone: 834, unknown: 0, finishedAt: 1000 });
  expect(new Set(await goneFiles(db)).size).toBe(834);
  // The list as a whole is asked for only where a file needs it.
  expect(asked).toEqual(['look at 2500', '1000 ids', 'look at 2500', '1000 ids', '500 ids']);
});

it('is begun once at a time, and anew forgets what the last one found', async () => {
  const { db, ports, filled } = createDisk([rowAt(1)], [{ id: 1, exists: false }]);
  await filled;
  await checkDisk(ports);
  expect(await readDiskCheck(db)).toBeUndefined();
  await beginDiskCheck(db, 500);
  await beginDiskCheck(db, 600);
  expect(await readDiskCheck(db)).toMatchObject({ startedAt: 500 });
  await checkDisk(ports);
  expect(await goneFiles(db)).toHaveLength(1);
  await settleGone(db);
  expect([await goneFiles(db), (await readDiskCheck(db))?.gone]).toEqual([[], 0]);
  await beginDiskCheck(db, 2000);
  expect([await goneFiles(db), (await readDiskCheck(db))?.startedAt]).toEqual([[], 2000]);
});
