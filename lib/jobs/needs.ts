import type { FileRow } from '@/lib/archive/rows';
import { gathers, records } from '@/lib/assets/index';
import { isSilence } from './blame';

/** A file whose connection broke this often is not tried again before its post was asked for: that tells whose fault it is. */
const breaks = 2;

/** Whether a planned file waits for its post to be asked for again: its link may be of no use, or nothing is known of it. */
export function needsPost(row: FileRow): boolean {
  return row.problem?.code === 'expired' || row.asset === 'post' || breaksAlways(row);
}

/** Whether a planned file's parts are still to be asked for. */
export function needsAsks(row: FileRow): boolean {
  return gathers(row.asset) && !row.gathered;
}

function breaksAlways({ asset, problem, tries }: FileRow): boolean {
  return tries >= breaks && isSilence(problem) && !gathers(asset) && !records(asset);
}
