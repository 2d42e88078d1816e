import { refusalIn } from '@/lib/archive/refusal';
import type { Ports } from '@/lib/jobs/ports';
import { startJob } from '@/lib/jobs/start';
import { isUnderWay } from '@/lib/jobs/under-way';
import type { StartJob } from '@/lib/messages';
import { live } from '@/lib/sources/live';
import { type Problem, problemOf } from '@/lib/tiktok/errors';
import { completeJob } from './complete-job';

/** Starts what the popup asks for; of what the tab knew only a name is looked up first. */
export async function startOne(
  ports: Ports,
  message: StartJob,
): Promise<{ jobId: number } | { problem: Problem }> {
  try {
    // Two receivers of one room would bring the same twice.
    if (message.source === live.id && (await isUnderWay(ports.db, message)))
      return { problem: problemOf('underWay') };
    return { jobId: await startJob(ports, await completeJob(ports, message)) };
  } catch (error) {
    return { problem: refusalIn(error) };
  }
}
