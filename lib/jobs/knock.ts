import { ClipkeepError, type Problem, type ProblemCode } from '@/lib/tiktok/errors';
import { noteAnswer } from './pace';
import type { Ports } from './ports';

/** What TikTok says of something that is no page: it is there, and lets us in. */
const answers: ReadonlySet<ProblemCode> = new Set(['badReply', 'gone']);

/**
 * Asks TikTok for next to nothing, after a connection broke: whatever it answers, the connection is there, and what goes on
 * breaking is another thing. `name` is the request's, for the clock.
 */
export async function knock(ports: Ports, name: string): Promise<void> {
  const problem = await problemOfKnocking(ports);
  const outcome = problem && !answers.has(problem.code) ? problem : 'well';
  await noteAnswer(ports, name, outcome, { kind: 'asks', of: 'nothing', again: true });
}

async function problemOfKnocking(ports: Ports): Promise<Problem | undefined> {
  try {
    await ports.ask({ kind: 'page', path: '/robots.txt' });
    return undefined;
  } catch (error) {
    if (error instanceof ClipkeepError) return error.problem;
    throw error;
  }
}
