import { type StartJob, sendMessage } from '@/lib/messages';
import type { StartedMany } from './started-many';

/** Starts one job after the other; one that can't start holds no other back. */
export async function startEach(jobs: readonly StartJob[]): Promise<StartedMany> {
  const result: StartedMany = { started: 0, problems: [] };
  for (const job of jobs) {
    const answer = await sendMessage('startJob', job);
    if ('problem' in answer) result.problems.push({ text: job.label, problem: answer.problem });
    else result.started += 1;
  }
  return result;
}
