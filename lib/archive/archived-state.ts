import { lastWords, type Problem } from '@/lib/tiktok/errors';

/** What is known of a post or a live, in the shape of lib/messages.ts `PostState`. `progress` is 0 to 1. */
export type ArchivedState =
  | { state: 'idle' }
  | { state: 'saving'; progress?: number; waits?: true }
  | { state: 'saved' }
  | { state: 'failed'; sentence: string };

/** A page can read what its buttons say: the fixed sentence of the problem, never words that a row brought along. */
export function failedState({ problem }: { problem?: Problem }): ArchivedState {
  return { state: 'failed', sentence: problem ? lastWords({ code: problem.code, sentence: '' }) : '' };
}
