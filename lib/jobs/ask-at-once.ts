import { waitingForCheck } from '@/lib/archive/open-jobs';
import type { Ask, Reply } from '@/lib/tiktok/ask';
import { ClipkeepError, problemIn } from '@/lib/tiktok/errors';
import { noteAnswer, takeTurn } from './pace';
import type { Ports } from './ports';

/**
 * Asks TikTok for a person who waits for the answer: without the pause between list pages, but never while TikTok wants
 * quiet or a human check is open. Throws ClipkeepError, then at once.
 */
export async function askAtOnce(ports: Ports, ask: Ask): Promise<Reply> {
  if ((await waitingForCheck(ports.db)).length > 0) throw new ClipkeepError('humanCheck');
  const name = `at-once-${ports.now()}-${ports.random()}`;
  if (!(await takeTurn(ports, { name, soft: true }, 0))) throw new ClipkeepError('tooSoon');
  try {
    const reply = await ports.ask(ask);
    await noteAnswer(ports, name, 'well');
    return reply;
  } catch (error) {
    await noteAnswer(ports, name, problemIn(error));
    throw error;
  }
}
