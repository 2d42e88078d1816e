import { everybody } from './everybody';
import type { Member } from './member';
import { between, unit } from './seeded';
import type { World } from './world';

/** Somebody on a list of people, and since when (Unix seconds). */
interface Acquaintance {
  member: Member;
  since: number;
}

/** Who follows somebody, the latest first. */
export function followersOf(world: World, member: Member): Acquaintance[] {
  return acquaintances(world, member, (other) => [other, member]);
}

/** Whom somebody follows, the latest first. */
export function followedBy(world: World, member: Member): Acquaintance[] {
  return acquaintances(world, member, (other) => [member, other]);
}

function acquaintances(world: World, member: Member, pair: (other: Member) => [Member, Member]) {
  const others = everybody(world).filter(({ index }) => index !== member.index);
  return others
    .flatMap((other) => {
      const key = pair(other).map(({ secUid }) => secUid);
      return unit('follows', ...key) < 0.6 ? [{ member: other, since: sinceWhen(world, other, key) }] : [];
    })
    .sort((a, b) => b.since - a.since);
}

/** Never twice the same on one list. */
function sinceWhen({ layout }: World, other: Member, key: readonly string[]): number {
  return layout.newest - between(1, 50_000, 'since', ...key) * 1000 - other.index;
}
