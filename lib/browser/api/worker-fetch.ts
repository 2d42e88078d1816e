import { apiUrl } from '@/lib/tiktok/query';
import { readApiReply } from '@/lib/tiktok/status';
import { browserFacts } from './browser-facts';
import { readContext } from './context';
import { fetchText } from './fetch-text';
import type { Rung } from './ladder';
import { withMsToken } from './ms-token';

/** First rung: the background asks by itself, with the person's session and our own X-Bogus. */
export const workerFetch: Rung = {
  id: 'worker',
  async ask(ask) {
    const now = Date.now();
    const [known, facts] = await Promise.all([readContext(now), browserFacts()]);
    const context = await withMsToken(known, Math.random);
    const reply = await fetchText(apiUrl(ask, context, facts, Math.floor(now / 1000)));
    return readApiReply(reply, Date.now());
  },
};
