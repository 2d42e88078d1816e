import type { Worked } from '@/lib/browser/session-facts';
import type { Reply } from '@/lib/tiktok/ask';
import { ClipkeepError, type ProblemCode } from '@/lib/tiktok/errors';
import type { ApiAsk } from '@/lib/tiktok/query';

/** One way to ask TikTok for a list. Throws ClipkeepError. */
export interface Rung {
  id: string;
  /** It looks on where the others ask: the next question begins one rung above it. */
  looksOn?: true;
  ask(ask: ApiAsk): Promise<Reply>;
}

/** What outlives a worker: where to begin for a path. */
export interface LadderMemory {
  read(path: string): Promise<Worked | undefined>;
  write(path: string, worked: Worked): Promise<void>;
}

/** TikTok changes its mind: after this the ladder is climbed from the top again. Milliseconds. */
const memoryMs = 30 * 60_000;

/** A refusal, or a rung that has no page to stand on, leads further down; a human check and all else does not. */
const leadsDown: ReadonlySet<ProblemCode> = new Set(['refused', 'noPage']);

/**
 * Asks by the rung that worked last for this path, then by those below it. Throws `refused` when none answers, and
 * what the rung says when it fails otherwise.
 */
export function createLadder(rungs: readonly Rung[], memory: LadderMemory, now: () => number): Rung['ask'] {
  return async (ask) => {
    const known = await memory.read(ask.path);
    const fresh = known !== undefined && now() - known.at < memoryMs;
    const from = fresh ? rungs.findIndex(({ id }) => id === known.rung) : 0;
    let above: Rung | undefined;
    for (const rung of rungs.slice(Math.max(0, from))) {
      const reply = await unlessRefused(rung.ask(ask));
      const next = rung.looksOn ? (above ?? rung) : rung;
      above = rung;
      if (reply === undefined) continue;
      if (!fresh || known.rung !== next.id) await memory.write(ask.path, { rung: next.id, at: now() });
      return reply;
    }
    throw new ClipkeepError('refused', { detail: ask.path });
  };
}

async function unlessRefused(asking: Promise<Reply>): Promise<Reply | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof ClipkeepError && leadsDown.has(error.problem.code)) return undefined;
    throw error;
  }
}
