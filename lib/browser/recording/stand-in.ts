import type { StreamLink } from '@/lib/assets/asset';
import { checkMediaResponse } from '@/lib/browser/saving/media-response';
import { ClipkeepError } from '@/lib/tiktok/errors';
import type { Lineup } from './lineup';
import type { RecorderWorld } from './recorder-world';

/** A stream that stands in for a better one asks for that one after so long (ms), and longer each time. */
const firstLook = 120_000;
const longestLook = 3_600_000;
const answerMs = 10_000;

/** Sees to it that a stand-in makes way. */
export interface StandIn {
  /** Another connection begins; gives its end. */
  connect(): AbortSignal;
  /** Something came over it. */
  look(): void;
}

/** `lineup` is turned back to its best as soon as that one can be had again; the stand-in's connection ends then. */
export function createStandIn(world: RecorderWorld, lineup: Lineup): StandIn {
  let wait = firstLook;
  let lookAt = 0;
  let connection = new AbortController();
  const ask = async (better: StreamLink, own: AbortController) => {
    if (!(await answers(world, better)) || own.signal.aborted || lineup.better !== better) return;
    lineup.backUp();
    own.abort();
  };
  return {
    connect() {
      connection = new AbortController();
      lookAt = world.now() + wait;
      return connection.signal;
    },
    look() {
      const { better } = lineup;
      if (!better || world.now() < lookAt) return;
      wait = Math.min(wait * 2, longestLook);
      lookAt = world.now() + wait;
      void ask(better, connection);
    },
  };
}

/** Whether a link can be had; nothing of it is read. */
async function answers(world: RecorderWorld, { url }: StreamLink): Promise<boolean> {
  try {
    const response = await world.open(url, AbortSignal.any([AbortSignal.timeout(answerMs), world.stop]));
    void response.body?.cancel().catch(() => undefined);
    checkMediaResponse(response);
    return true;
  } catch (error) {
    if (error instanceof ClipkeepError || error instanceof TypeError || error instanceof DOMException)
      return false;
    throw error;
  }
}
