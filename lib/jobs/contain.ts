import { ClipkeepError, type Problem, problemOf } from '@/lib/tiktok/errors';
import { failAttempt } from './give-back';
import type { Ports } from './ports';

/**
 * Does what one row or job needs. A bug in there is reported, and spoils nothing else: `mend` writes down what becomes of
 * the one, so that it isn't met at every step again. Gives undefined then.
 */
export async function contain<T>(
  ports: Ports,
  run: () => Promise<T>,
  mend: (problem: Problem) => Promise<unknown>,
): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    ports.report(error);
    await mend(error instanceof ClipkeepError ? error.problem : problemOf('bug')).catch(ports.report);
    return undefined;
  }
}

/** A file that a bug was met with is tried again later, a few times. */
export async function spoilFile(ports: Ports, id: string, problem: Problem): Promise<void> {
  const row = await ports.db.files.get(id);
  if (row?.state === 'planned' || row?.state === 'saving') await failAttempt(ports, row, problem);
}
