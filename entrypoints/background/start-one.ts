import type { Ports } from '@/lib/jobs/ports';
import { startJob } from '@/lib/jobs/start';
import type { StartJob } from '@/lib/messages';
import { type Problem, problemIn } from '@/lib/tiktok/errors';
import { findUser } from './find-user';

/** Starts what the popup asks for; a profile of which the tab knew no post count, as with private ones, is looked up first. */
export async function startOne(
  ports: Ports,
  message: StartJob,
): Promise<{ jobId: number } | { problem: Problem }> {
  try {
    const { secUid, uniqueId, awemeIds } = message.target;
    const known = secUid && message.expected > 0;
    if (known || !uniqueId || awemeIds) return { jobId: await startJob(ports, message) };
    const user = await findUser(ports, { uniqueId });
    const target = { ...message.target, secUid: user.secUid };
    return {
      jobId: await startJob(ports, { ...message, target, expected: message.expected || user.videoCount }),
    };
  } catch (error) {
    return { problem: problemIn(error) };
  }
}
