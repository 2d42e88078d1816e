import type { Ports } from '@/lib/jobs/ports';
import { ClipkeepError } from '@/lib/tiktok/errors';
import { userOf } from '@/lib/tiktok/read-page';
import type { User } from '@/lib/tiktok/user';

/** Looks a profile up by its page, which takes a handle or a secUid after the @. Throws ClipkeepError. */
export async function findUser(ports: Ports, who: { uniqueId: string } | { secUid: string }): Promise<User> {
  const handle = 'uniqueId' in who ? who.uniqueId : who.secUid;
  const user = userOf(await ports.ask({ kind: 'page', path: `/@${handle}` }));
  // Those who may look at a private account see how much there is (tiktok-web-api.md §6, 2026-09).
  if (user.privateAccount && user.videoCount === 0) throw new ClipkeepError('private');
  return user;
}
