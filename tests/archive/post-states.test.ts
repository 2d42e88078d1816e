import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { ArchiveDb } from '@/lib/archive/db';
import { postStates, stateOf } from '@/lib/archive/post-states';
import type { FileRow } from '@/lib/archive/rows';
import { problemOf } from '@/lib/tiktok/errors';

function row(state: FileRow['state'], more: Partial<FileRow> = {}): FileRow {
  return {
    id: '1/video/1',
    jobId: 1,
    awemeId: '1',
    asset: 'video',
    num: 1,
    state,
    path: '',
    tries: 0,
    ...more,
  };
}

const gone = problemOf('gone');
const words = row('failed', { asset: 'post', problem: gone });

describe('stateOf', () => {
  it.each<[string, FileRow[], ReturnType<typeof stateOf>]>([
    ['no rows', [], { state: 'idle' }],
    ['planned', [row('planned')], { state: 'saving' }],
    [
      'half of one of two',
      [row('saving', { received: 5, total: 10 }), row('planned')],
      { state: 'saving', progress: 0.25 },
    ],
    ['one of two here', [row('saved'), row('saving')], { state: 'saving', progress: 0.5 }],
    ['more than declared', [row('saving', { received: 20, total: 10 })], { state: 'saving', progress: 1 }],
    ['all here', [row('saved'), row('saved')], { state: 'saved' }],
    [
      'one failed',
      [row('saved'), row('failed', { problem: gone })],
      { state: 'failed', sentence: gone.sentence },
    ],
    [
      'one failed, with words that no page should read',
      [row('failed', { problem: { ...gone, sentence: '/home/mara/Downloads is full, 3 of 90 saved' } })],
      { state: 'failed', sentence: gone.sentence },
    ],
    [
      'one failed for good, which promises nothing',
      [row('failed', { problem: problemOf('truncated') })],
      { state: 'failed', sentence: 'The file broke off before its end. Try again later.' },
    ],
    ['unreadable now, but here', [row('saved'), words], { state: 'saved' }],
    ['only words', [words], { state: 'failed', sentence: gone.sentence }],
    [
      'nothing to save',
      [row('skipped', { asset: 'post', problem: problemOf('nothingToSave') })],
      { state: 'failed', sentence: problemOf('nothingToSave').sentence },
    ],
  ])('%s', (_, rows, expected) => {
    expect(stateOf(rows)).toEqual(expected);
  });

  it.each<[string, FileRow[], ReturnType<typeof stateOf>]>([
    ['all of it', [row('planned')], { state: 'idle' }],
    ['the rest of it', [row('saved'), row('planned')], { state: 'idle' }],
    ['what another job brings as well', [row('planned', { alsoFor: [2] })], { state: 'saving' }],
    ['what follows on a file under way', [row('saving'), row('planned')], { state: 'saving' }],
    [
      'the rest of one that failed',
      [row('failed', { problem: gone }), row('planned')],
      { state: 'failed', sentence: gone.sentence },
    ],
  ])('a job that waits for the person plans %s', (_, rows, expected) => {
    expect(stateOf(rows, new Set([1]))).toEqual(expected);
  });
});

describe('postStates', () => {
  it('answers for every id, however many, each once', async () => {
    const db = new ArchiveDb('post-states');
    const ids = Array.from({ length: 450 }, (_, at) => String(1000 + at));
    await db.files.bulkAdd(
      ids
        .filter((_, at) => at % 2 === 0)
        .map((awemeId) => row('saved', { id: `${awemeId}/video/1`, awemeId })),
    );
    const states = await postStates(db, [...ids, ...ids]);
    expect(Object.keys(states)).toEqual(ids);
    expect(ids.map((id) => states[id]?.state)).toEqual(ids.map((_, at) => (at % 2 === 0 ? 'saved' : 'idle')));
    expect(await postStates(db, [])).toEqual({});
    await db.delete();
  });
});
