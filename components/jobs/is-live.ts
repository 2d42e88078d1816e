import type { JobRow } from '@/lib/archive/rows';

/** Whether a job is not over yet. */
export function isLive({ state }: JobRow): boolean {
  return state === 'running' || state === 'paused';
}
