import type { StartJob } from '@/lib/messages';
import { sources } from '@/lib/sources';
import { ClipkeepError, problemIn } from '@/lib/tiktok/errors';
import { hashtagByName } from '@/lib/tiktok/lookups';
import type { Target } from '@/lib/tiktok/target';
import type { User } from '@/lib/tiktok/user';
import { type Asking, findUser, lookUp } from './look-up';

/** What a lookup adds to a job: ids, and how many posts to expect. */
interface Added {
  target: Target;
  expected: number;
}

/** Looks up what a list is pointed at, or how long it is, where the asker knew only a name. Throws ClipkeepError. */
export async function completeJob(ports: Asking, job: StartJob): Promise<StartJob> {
  const { target, expected } = await addTo(ports, job);
  const asked = sources[job.source]?.endless ? (job.filters.newest ?? 0) : 0;
  return { ...job, target: { ...job.target, ...target }, expected: job.expected || expected || asked };
}

/** A list whose length alone is unknown does without it where a lookup fails for a passing reason. */
async function addTo(ports: Asking, job: StartJob): Promise<Added> {
  const of = sources[job.source]?.of;
  const add = of && lookups[of];
  const known = of === undefined || Boolean(job.target[of]);
  const measured = job.expected > 0 || !(job.source in countsOf);
  if (!add || (known && measured)) return nothing;
  try {
    return await add(ports, job);
  } catch (error) {
    if (known && problemIn(error).retryable) return nothing;
    throw error;
  }
}

const nothing: Added = { target: {}, expected: 0 };

const lookups: { [Field in keyof Target]?: (ports: Asking, job: StartJob) => Promise<Added> } = {
  secUid: person,
  authorId: person,
  async challengeId(ports, { target: { keyword } }) {
    if (!keyword) throw new ClipkeepError('badLink');
    const { id, videoCount } = await lookUp(ports, hashtagByName(keyword));
    return { target: { challengeId: id }, expected: videoCount };
  },
};

async function person(ports: Asking, { source, target }: StartJob): Promise<Added> {
  const { secUid = '', uniqueId = '' } = target;
  if (!secUid && !uniqueId) throw new ClipkeepError('badLink');
  const user = await findUser(ports, secUid ? { secUid } : { uniqueId });
  return {
    target: { secUid: user.secUid, uniqueId: user.uniqueId, authorId: user.uid },
    expected: countsOf[source]?.(user) ?? 0,
  };
}

/** How many posts a profile says a list of it has. */
const countsOf: Record<string, (user: User) => number> = {
  posts: (user) => user.videoCount,
  likes: (user) => user.diggCount,
};
