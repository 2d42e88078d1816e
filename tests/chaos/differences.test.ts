import { describe, expect, it } from 'vitest';
import type { FileRow, JobRow } from '@/lib/archive/rows';
import { differencesIn, type Found } from './differences';

/** A run of one file that went well. */
function wellDone() {
  const bytes = Buffer.from('the bytes');
  const path = 'TikTok/a/1.mp4';
  const file = { id: '1/video/1', path, bytes };
  const row = { id: '1/video/1', state: 'saved', path, savedAs: `/d/${path}`, size: 9 } as FileRow;
  const counts = { listed: 1, planned: 0, saved: 1, failed: 0, skipped: 0, bytes: 9 };
  const found: Found = { downloads: '/d', folder: new Map([[path, bytes]]), sound: () => [bytes] };
  return {
    found,
    wanted: { files: [file], missing: [] },
    rows: [row],
    job: { state: 'done', counts } as JobRow,
  };
}

type Run = ReturnType<typeof wellDone>;

/** What may go wrong, and what is then said of it. */
const wrongs: [what: string, spoil: (run: Run) => void, said: RegExp][] = [
  ['a file is not there', ({ found }) => found.folder.clear(), /^not there: TikTok\/a\/1\.mp4$/],
  [
    'other bytes',
    ({ found }) => found.folder.set('TikTok/a/1.mp4', Buffer.from('the bytez')),
    /^other bytes/,
  ],
  ['a second copy', ({ found }) => found.folder.set('TikTok/a/1 (1).mp4', Buffer.from('x')), /^not wanted/],
  ['no row', (run) => run.rows.pop(), /^not saved: 1\/video\/1/],
  [
    'a row too many',
    (run) => run.rows.push({ id: '2/video/1', state: 'saved' } as FileRow),
    /^a row of no file/,
  ],
  ['a row that failed', (run) => Object.assign(run.rows[0] ?? {}, { state: 'failed' }), /^not saved/],
  [
    'a row of another place',
    (run) => Object.assign(run.rows[0] ?? {}, { savedAs: '/e/1.mp4' }),
    /says otherwise/,
  ],
  ['a row of another size', (run) => Object.assign(run.rows[0] ?? {}, { size: 8 }), /says otherwise/],
  ['a name that was changed', (run) => Object.assign(run.rows[0] ?? {}, { renamed: true }), /says otherwise/],
  ['a job that is not through', ({ job }) => Object.assign(job, { state: 'failed' }), /^the job is failed$/],
  ['a counter', ({ job }) => Object.assign(job.counts, { saved: 2 }), /^saved is 2, not 1$/],
];

function differences({ found, wanted, rows, job }: Run): string[] {
  return differencesIn(found, wanted, rows, job);
}

describe('what a chaos run compares', () => {
  it('finds nothing where all is well', () => {
    expect(differences(wellDone())).toEqual([]);
  });

  it('leaves what Chromium was still writing to those who look for part files', () => {
    const run = wellDone();
    for (const path of ['Unconfirmed 12.crdownload', '.org.chromium.Chromium.RqnLZ3', 'a/b.mp4.crdownload'])
      run.found.folder.set(path, Buffer.from('x'));
    expect(differences(run)).toEqual([]);
    run.found.folder.set('.org.chromium.Chromium.RqnLZ3.mp4', Buffer.from('x'));
    expect(differences(run)).not.toEqual([]);
  });

  it.each(wrongs)('%s', (_what, spoil, said) => {
    const run = wellDone();
    spoil(run);
    expect(
      differences(run).some((one) => said.test(one)),
      differences(run).join('\n'),
    ).toBe(true);
  });
});
