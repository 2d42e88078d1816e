import { waitingForCheck } from '@/lib/archive/open-jobs';
import { ClipkeepError, problemIn } from '@/lib/tiktok/errors';
import type { Lookup } from '@/lib/tiktok/lookups';
import { afterPause } from './delays';
import { noteAnswer, takeTurn } from './pace';
import type { Ports } from './ports';

/**
 * Asks TikTok for a person who waits for the answer: without a pause before it, but never while TikTok wants quiet or a
 * human check is open; whatever jobs ask next pauses after it. Throws ClipkeepError, then at once.
 */
export async function askAtOnce<Found>(ports: Ports, { ask, read }: Lookup<Found>): Promise<Found> {
  if ((await waitingForCheck(ports.db)).length > 0) throw new ClipkeepError('humanCheck');
  const name = `at-once-${ports.now()}-${ports.random()}`;
  const { pace } = await ports.settings();
  const pause = { nextAt: afterPause(ports.now(), pace, ports.random()) };
  if (!(await takeTurn(ports, { name, soft: true }, 0, pause))) throw new ClipkeepError('tooSoon');
  try {
    const found = read(await ports.ask(ask));
    await noteAnswer(ports, name, 'well');
    return found;
  } catch (error) {
    await noteAnswer(ports, name, problemIn(error));
    throw error;
  }
}
