import { liveState, newestRecording } from '@/lib/archive/live-states';
import { refusalIn } from '@/lib/archive/refusal';
import type { JobRow } from '@/lib/archive/rows';
import { commandJob, type JobCommand } from '@/lib/jobs/command';
import type { Ports } from '@/lib/jobs/ports';
import { startJob } from '@/lib/jobs/start';
import type { PostState } from '@/lib/messages';
import { liveKey } from '@/lib/tiktok/live-key';
import { wantedAssets } from './save-post';

/**
 * One click on the page of somebody's live: it is recorded now, goes on where it waits for the person, and what failed of
 * the last recording is tried again first. Gives what the button shows now.
 */
export async function recordLive(ports: Ports, { uniqueId }: { uniqueId: string }): Promise<PostState> {
  const key = liveKey(uniqueId);
  try {
    const newest = await newestRecording(ports.db, key);
    const command = newest && wayOn(newest);
    if (command) await commandJob(ports, newest.id, command);
    else if (newest?.state !== 'running')
      await startJob(ports, {
        ...{ source: 'live', target: { uniqueId }, assets: await wantedAssets(), filters: {} },
        ...{ label: `Live: @${uniqueId}`, expected: 1, recording: {} },
      });
    return await liveState(ports.db, key);
  } catch (error) {
    return { state: 'failed', sentence: refusalIn(error).sentence };
  }
}

/** What is received already goes on or is tried again; a list that failed has received nothing. */
function wayOn({ state, counts }: JobRow): JobCommand | undefined {
  if (state === 'paused') return 'resume';
  return state === 'done' && counts.failed > 0 ? 'retryFailed' : undefined;
}
