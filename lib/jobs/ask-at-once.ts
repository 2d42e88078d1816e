import { waitingForCheck } from '@/lib/archive/open-jobs';
import { ClipkeepError, problemIn } from '@/lib/tiktok/errors';
import type { Lookup } from '@/lib/tiktok/lookups';
import { afterPause } from './delays';
import { endOutage, noteAnswer, takeTurn } from './pace';
import type { Ports } from './ports';

/** It is asked once, and never goes wrong a second time. */
const about = { kind: 'asks', of: 'a person', again: true } as const;

/**
 * Asks TikTok for a person who waits for the answer: without a pause before it, but never while TikTok wants quiet or a
 * human check is open; whatever jobs ask next pauses after it. A connection that was gone is tried anew. Throws ClipkeepError, then at once.
 */
export async function askAtOnce<Found>(ports: Ports, { ask, read }: Lookup<Found>): Promise<Found> {
  if ((await waitingForCheck(ports.db)).length > 0) throw new ClipkeepError('humanCheck');
  const name = `at-once-${ports.now()}-${ports.random()}`;
  await endOutage(ports.db);
  const { pace } = await ports.settings();
  const pause = { nextAt: afterPause(ports.now(), pace, ports.random()) };
  if (!(await takeTurn(ports, { name, soft: true }, 0, pause))) throw new ClipkeepError('tooSoon');
  try {
    const found = read(await ports.ask(ask));
    await noteAnswer(ports, name, 'well', about);
    return found;
  } catch (error) {
    await noteAnswer(ports, name, problemIn(error), about);
    throw error;
  }
}
