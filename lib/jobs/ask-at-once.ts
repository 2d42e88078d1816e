import { waitingForCheck } from '@/lib/archive/open-jobs';
import type { Ask, Reply } from '@/lib/tiktok/ask';
import { ClipkeepError, problemIn } from '@/lib/tiktok/errors';
import { endOutage, noteAnswer, takeTurn } from './pace';
import type { Ports } from './ports';

/** It is asked once, and never goes wrong a second time. */
const about = { kind: 'asks', of: 'a person', again: true } as const;

/**
 * Asks TikTok for a person who waits for the answer: without the pause between list pages, but never while TikTok wants
 * quiet or a human check is open; a connection that was gone is tried anew. Throws ClipkeepError, then at once.
 */
export async function askAtOnce(ports: Ports, ask: Ask): Promise<Reply> {
  if ((await waitingForCheck(ports.db)).length > 0) throw new ClipkeepError('humanCheck');
  const name = `at-once-${ports.now()}-${ports.random()}`;
  await endOutage(ports.db);
  if (!(await takeTurn(ports, { name, soft: true }, 0))) throw new ClipkeepError('tooSoon');
  try {
    const reply = await ports.ask(ask);
    await noteAnswer(ports, name, 'well', about);
    return reply;
  } catch (error) {
    await noteAnswer(ports, name, problemIn(error), about);
    throw error;
  }
}
