import { refusalIn } from '@/lib/archive/refusal';
import type { Ports } from '@/lib/jobs/ports';
import { startJob } from '@/lib/jobs/start';
import type { StartJob } from '@/lib/messages';
import type { Problem } from '@/lib/tiktok/errors';
import { completeJob } from './complete-job';

/** Starts what the popup asks for; of what the tab knew only a name is looked up first. */
export async function startOne(
  ports: Ports,
  message: StartJob,
): Promise<{ jobId: number } | { problem: Problem }> {
  try {
    return { jobId: await startJob(ports, await completeJob(ports, message)) };
  } catch (error) {
    return { problem: refusalIn(error) };
  }
}
