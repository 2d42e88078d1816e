import type { FileRow } from '@/lib/archive/rows';
import type { AssetChoices, Want } from '@/lib/assets/asset';
import { wantsOf } from '@/lib/assets/index';
import { type Problem, problemOf } from '@/lib/tiktok/errors';
import type { Item } from '@/lib/tiktok/item';
import type { ReadItem } from '@/lib/tiktok/read-item';

/** A row as a job would have it, before its path is chosen. `file` is absent where there is nothing to fetch. */
export interface Draft {
  row: FileRow;
  file?: { item: Item; want: Want };
}

/** The rows that a listed post becomes: one for each file, or a single one that says why there is none. */
export function draftsOf(
  read: ReadItem,
  jobId: number,
  assetIds: readonly string[],
  choices: AssetChoices,
): Draft[] {
  if (!read.ok) return [wordsOnly(read.awemeId, jobId, 'failed', read.problem)];
  const { item } = read;
  const wants = wantsOf(item, assetIds, choices);
  if (wants.length > 0)
    return wants.map(({ asset, want }) => ({
      row: { ...emptyRow(item.awemeId, jobId, asset.id, want), state: 'planned' },
      file: { item, want },
    }));
  if (item.ageGated) return [wordsOnly(item.awemeId, jobId, 'failed', problemOf('ageGate'))];
  const problem = problemOf(hasMedia(item) ? 'notChosen' : 'nothingToSave');
  return [wordsOnly(item.awemeId, jobId, 'skipped', problem)];
}

function hasMedia({ video, photos, live }: Item): boolean {
  return live !== undefined || photos.length > 0 || (video?.gears.length ?? 0) > 0;
}

/** Id of the row that stands for a post without files. */
export function wordsOnlyId(awemeId: string): string {
  return `${awemeId}/post/1`;
}

function wordsOnly(awemeId: string, jobId: number, state: 'failed' | 'skipped', problem: Problem): Draft {
  return { row: { ...emptyRow(awemeId, jobId, 'post', { num: 1 }), state, problem } };
}

/** Id of the row that stands for a file. */
export function fileId(awemeId: string, asset: string, { num, key }: Pick<Want, 'num' | 'key'>): string {
  return `${awemeId}/${asset}/${key ?? num}`;
}

function emptyRow(
  awemeId: string,
  jobId: number,
  asset: string,
  want: Pick<Want, 'num' | 'key'>,
): Omit<FileRow, 'state'> {
  const id = fileId(awemeId, asset, want);
  return { id, jobId, awemeId, asset, num: want.num, path: '', tries: 0 };
}
