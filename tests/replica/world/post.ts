import { captionOf } from './captions';
import type { Member } from './member';
import { between, hash32, type Key, pick, unit } from './seeded';
import type { Traits } from './traits';

/** One post, computed from the seed whenever somebody asks. */
export interface Post extends Traits {
  awemeId: string;
  member: Member;
  index: number;
  /** Unix seconds, a little later than the time inside the id. */
  createTime: number;
  pinned: boolean;
  /** What every made-up detail of it is drawn from. */
  key: readonly Key[];
}

/** Time in the id's upper half: rises with the index, never twice the same. */
export function idTime(seed: string, member: Member, index: number): number {
  return (
    member.first +
    index * member.spacing +
    (hash32(seed, 'jitter', member.index, index) % (member.spacing >> 1))
  );
}

/** Unix seconds. On real posts it is 3 to 94 s after the time in the id (tiktok-web-api.md §3.4). */
export function createTimeOf(seed: string, member: Member, index: number): number {
  return idTime(seed, member, index) + between(3, 94, seed, 'lag', member.index, index);
}

/** The post at a place of a member's history. */
export function postAt(seed: string, member: Member, index: number): Post {
  const key: Key[] = [seed, member.index, index];
  const traits = { ...traitsOf(member, key), ...member.special[index] };
  return {
    ...traits,
    photos: traits.kind === 'photo' ? traits.photos : 0,
    awemeId: awemeIdOf(seed, member, index),
    member,
    index,
    createTime: createTimeOf(seed, member, index),
    pinned: member.pinned.includes(index),
    key,
  };
}

/** Time, member and a check, in 63 bits: beyond 2^53, as real ids are. */
export function awemeIdOf(seed: string, member: Member, index: number): string {
  const check = hash32(seed, 'check', member.index, index) & 0xfff;
  const low = BigInt(member.index) * 4096n + BigInt(check);
  return String((BigInt(idTime(seed, member, index)) << 32n) | low);
}

/** Whose post an id is, and from when; the caller looks whether there is such a post. */
export function partsOfId(awemeId: string): { memberIndex: number; time: number } {
  const id = BigInt(awemeId);
  return { memberIndex: Number((id & 0xffff_ffffn) >> 12n), time: Number(id >> 32n) };
}

function traitsOf(member: Member, key: readonly Key[]): Traits {
  const kind = unit('kind', ...key) < member.photoShare ? 'photo' : 'video';
  return {
    kind,
    photos: between(1, 9, 'photos', ...key),
    desc: captionOf(member.plain, ...key),
    licensed: kind === 'photo' && unit('licensed', ...key) < 0.1,
    ladder: pick(['h264', 'hevc', 'hevc', 'dash'] as const, 'ladder', ...key),
    landscape: unit('landscape', ...key) < 0.1,
    subtitles: unit('subtitles', ...key) < 0.3,
    picture: pick(['jpeg', 'jpeg', 'webp', 'image'] as const, 'picture', ...key),
    bytes: 0,
    ...ordinary,
    ...(member.plain ? {} : oddityOf(key)),
  };
}

const ordinary = {
  gone: 'no',
  privateItem: false,
  ageGated: false,
  regionLocked: false,
  missingAuthor: false,
  isAd: false,
} as const;

/** Where below 1 each oddity ends: about one post in twelve has one, none has two. */
const oddities: readonly [below: number, traits: Partial<Traits>][] = [
  [0.02, { gone: 'vanished' }],
  [0.03, { gone: 'listed' }],
  [0.04, { privateItem: true }],
  [0.05, { ageGated: true }],
  [0.06, { missingAuthor: true }],
  [0.08, { isAd: true }],
];

function oddityOf(key: readonly Key[]): Partial<Traits> {
  const luck = unit('oddity', ...key);
  return oddities.find(([below]) => luck < below)?.[1] ?? {};
}
