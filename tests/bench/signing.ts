import { md5 } from '@noble/hashes/legacy.js';
import { xBogus } from '@/lib/tiktok/x-bogus';
import type { Case } from './measure';

const count = 1000;
const userAgent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0';

/** X-Bogus over a query as long as real ones. */
export function signing(): Case {
  const pairs = Array.from({ length: 40 }, (_, at) => `parameter_${at}=a-value-of-some-length-${at}`);
  const query = `${pairs.join('&')}&msToken=${'m'.repeat(128)}`;
  const bytes = new TextEncoder().encode(query);
  return {
    name: `sign ${count} requests`,
    against: 'one md5 of each query',
    ours: () => times(() => xBogus(query, userAgent, 1_788_220_800)),
    known: () => times(() => md5(bytes)),
  };
}

function times(run: () => unknown): void {
  for (let at = 0; at < count; at++) run();
}
