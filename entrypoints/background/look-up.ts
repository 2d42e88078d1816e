import { isNoPage } from '@/lib/browser/api/page-or-api';
import { askAtOnce } from '@/lib/jobs/ask-at-once';
import { rememberUser } from '@/lib/jobs/people';
import type { Ports } from '@/lib/jobs/ports';
import { ClipkeepError, problemIn } from '@/lib/tiktok/errors';
import { type Lookup, profileByApi, profileByPage, type Who } from '@/lib/tiktok/lookups';
import type { ListFacts } from '@/lib/tiktok/read-lists';
import type { User } from '@/lib/tiktok/user';

/** The world to whoever looks something up. `inTurn`: a job's turn was granted, and what is asked belongs to it. */
export type Asking = Ports & { inTurn?: true };

/** Looks something up. Throws ClipkeepError; TikTok's "gone" speaks of a list here, not of a post. */
export async function lookUp<Found>(ports: Asking, lookup: Lookup<Found>): Promise<Found> {
  try {
    return ports.inTurn ? lookup.read(await ports.ask(lookup.ask)) : await askAtOnce(ports, lookup);
  } catch (error) {
    throw problemIn(error).code === 'gone' ? new ClipkeepError('noSuchList') : error;
  }
}

/** Looks a profile up, by its page or, where that can't be had, by the API, and keeps it: its numbers, its handle of today beside earlier ones. Throws ClipkeepError. */
export async function findUser(ports: Asking, who: Who): Promise<User> {
  const user = await lookUp(ports, profileByPage(who)).catch((error: unknown) => {
    if (!isNoPage(error)) throw error;
    return lookUp(ports, profileByApi(who));
  });
  // Those who may look at a private account see how much there is (tiktok-web-api.md §6, 2026-09).
  if (user.privateAccount && user.videoCount === 0) throw new ClipkeepError('private');
  await rememberUser(ports.db, user, ports.now());
  return user;
}

/** Name and number of a list that can be saved without either: what a new try may cure is passed over. Throws ClipkeepError. */
export async function describeList(ports: Asking, id: string, lookup: Lookup<ListFacts>): Promise<ListFacts> {
  try {
    return await lookUp(ports, lookup);
  } catch (error) {
    const { code, retryable } = problemIn(error);
    // It may be the person's own, which TikTok can't know while nobody is signed in.
    if (code === 'private' && !(await ports.signedIn())) throw new ClipkeepError('signIn');
    if (!retryable) throw error;
    return { id, name: '', videoCount: 0 };
  }
}
