import type { Replica } from '../replica/replica';
import type { Post } from '../replica/world/post';
import { usualPattern } from './check-home';
import type { Evaluates } from './evaluates';
import { sendStart } from './send';
import { type Wanted, wantedOf } from './wanted-files';

/** A small job, and all that it must bring home. */
export interface Few {
  jobId: number;
  posts: Post[];
  wanted: Wanted;
}

/** Starts a job over somebody's newest few posts, by their ids, with the usual files; its card is called by their name. */
export async function startFew(
  { own, replica }: { own: Evaluates; replica: Replica },
  uniqueId: string,
  count: number,
): Promise<Few> {
  const posts = replica.world.listed(uniqueId).slice(0, count);
  const started = await sendStart(own, {
    source: 'post',
    target: { awemeIds: posts.map(({ awemeId }) => awemeId) },
    assets: ['video', 'photos', 'music', 'description'],
    label: `@${uniqueId}`,
    expected: count,
  });
  if ('problem' in started) throw new Error(started.problem.sentence);
  return { jobId: started.jobId, posts, wanted: wantedOf(replica, posts, usualPattern) };
}
