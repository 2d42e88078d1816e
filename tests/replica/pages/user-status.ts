import { mayVisit, type Viewer } from '../world/history';
import type { Member } from '../world/member';

/**
 * The status of a profile page, and whether its counts are shown. Followers of a private account are told 10222 too,
 * but see the counts: that is how one knows that they may look.
 */
export function userStatus(member: Member, viewer: Viewer): { code: number; visible: boolean } {
  const closed = member.privateAccount && viewer !== member.uniqueId;
  return { code: closed ? 10222 : 0, visible: mayVisit(member, viewer) };
}
