import { liveState, newestRecording } from '@/lib/archive/live-states';
import { commandJob } from '@/lib/jobs/command';
import type { Ports } from '@/lib/jobs/ports';
import { startJob } from '@/lib/jobs/start';
import type { PostState } from '@/lib/messages';
import { liveKey } from '@/lib/tiktok/live-key';
import { wantedAssets } from './save-post';

/** One click on the page of somebody's live: it is recorded now, or goes on where it waits for the person. Gives what the button shows now. */
export async function recordLive(ports: Ports, { uniqueId }: { uniqueId: string }): Promise<PostState> {
  const key = liveKey(uniqueId);
  const newest = await newestRecording(ports.db, key);
  if (newest?.state === 'paused') await commandJob(ports, newest.id, 'resume');
  else if (newest?.state !== 'running')
    await startJob(ports, {
      ...{ source: 'live', target: { uniqueId }, assets: await wantedAssets(), filters: {} },
      ...{ label: `Live: @${uniqueId}`, expected: 1, recording: {} },
    });
  return liveState(ports.db, key);
}
