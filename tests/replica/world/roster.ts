import type { Member, Persona } from './member';
import { handleOf, indexInHandle, nicknameOf } from './names';
import { pastRoomOf } from './rooms';
import { between, digest, type Key, unit } from './seeded';

/** How a world is laid out: everything in it follows from these. */
export interface Layout {
  seed: string;
  /** Made-up members besides the cast. */
  users: number;
  /** Posts of each of them. */
  posts: number;
  cast: readonly Persona[];
  /** Unix seconds: nothing was posted later. */
  newest: number;
}

const oldest = 1_483_228_800; // 2017-01-01
const uidBase = 6_800_000_000_000_000_000n;
const uidStep = 7_919_000_003n;

/** The member at a place: the cast first, then the made-up ones; undefined beyond the last. */
export function memberAt(layout: Layout, index: number): Member | undefined {
  if (!(index >= 0 && index < layout.cast.length + layout.users)) return undefined;
  const persona = layout.cast[index] ?? { uniqueId: handleOf(layout.seed, index) };
  const posts = persona.posts ?? layout.posts;
  const spacing = persona.spacing ?? spacingOf(layout, index, posts);
  const base = {
    ...identityOf(layout.seed, index),
    ...habitsOf(layout.seed, index, posts),
    nickname: nicknameOf(layout.seed, index),
    signature: 'Made up for tests.',
    verified: unit(layout.seed, 'verified', index) < 0.1,
    privateAccount: false,
    followers: [],
    special: {},
    roomId: pastRoomOf(index),
  };
  return { ...base, ...persona, index, posts, spacing, first: layout.newest - posts * spacing };
}

/** The place of whoever has this stable id, or -1. */
export function indexOfUid(uid: string): number {
  if (!/^\d{19}$/.test(uid)) return -1;
  const steps = BigInt(uid) - uidBase;
  return steps >= 0n && steps % uidStep === 0n ? Number(steps / uidStep) : -1;
}

/** The place that a secUid claims; the caller compares it with the member's own. */
export function indexInSecUid(secUid: string): number {
  return Number.parseInt(/^MS4wLjABAAAA([0-9a-z]{6})/.exec(secUid)?.[1] ?? '', 36);
}

/** The place of a handle as it was first given, or -1. */
export function indexOfHandle(layout: Layout, uniqueId: string): number {
  const inCast = layout.cast.findIndex((persona) => persona.uniqueId === uniqueId);
  return inCast >= 0 ? inCast : indexInHandle(uniqueId);
}

function identityOf(seed: string, index: number): Pick<Member, 'uid' | 'secUid'> {
  const uid = String(uidBase + BigInt(index) * uidStep);
  const tail = digest(seed, 'secUid', index).toString('base64url').slice(0, 58);
  return { uid, secUid: `MS4wLjABAAAA${index.toString(36).padStart(6, '0')}${tail}` };
}

function habitsOf(seed: string, index: number, posts: number) {
  const key: Key[] = [seed, index];
  const pinned =
    unit('pins?', ...key) < 0.3 ? [1, 2, 3].map((n) => between(0, posts - 1, 'pin', n, ...key)) : [];
  return {
    pinned: [...new Set(pinned)].filter((at) => at >= 0),
    emptyRate: 0.05,
    duplicateRate: 0.1,
    plain: false,
    photoShare: unit('photo share', ...key) * 0.4,
  };
}

function spacingOf({ seed, newest }: Layout, index: number, posts: number): number {
  const longest = Math.floor((newest - oldest) / Math.max(posts, 1));
  return Math.max(600, Math.min(longest, between(30_000, 170_000, seed, 'spacing', index)));
}
