import type { Viewer } from '../world/history';
import type { Member } from '../world/member';
import type { Broadcast } from './broadcast';

/** Whether this visitor is given streams: adults are those who are signed in, and nobody here is in the right region. */
export function mayWatch(member: Member, { options: { gate } }: Broadcast, viewer: Viewer): boolean {
  if (gate === undefined || viewer === member.uniqueId) return true;
  if (gate === 'adults') return viewer !== undefined;
  return gate !== 'region' && viewer !== undefined && member.followers.includes(viewer);
}
