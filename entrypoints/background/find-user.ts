import type { Ports } from '@/lib/jobs/ports';
import { userOf } from '@/lib/tiktok/read-page';
import type { User } from '@/lib/tiktok/user';

/** Looks a profile up by its page, which takes a handle or a secUid after the @. Throws ClipkeepError. */
export async function findUser(ports: Ports, who: { uniqueId: string } | { secUid: string }): Promise<User> {
  const handle = 'uniqueId' in who ? who.uniqueId : who.secUid;
  return userOf(await ports.ask({ kind: 'page', path: `/@${handle}` }));
}
