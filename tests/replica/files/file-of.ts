import type { Post } from '../world/post';
import { between, hash32, unit } from '../world/seeded';
import { songSeconds } from '../world/sounds';
import type { World } from '../world/world';
import type { BaseName } from './base-file';
import type { Body } from './body';
import { gearsOf } from './gears';
import { padFile } from './pad';

/** Which file of a post (or of a member): `gear-normal_540_0`, `watermark`, `audio`, `photo-2`, `music`, `cover`, `caption-eng-US`, `avatar`; a live room's `room-cover`. */
export type Slot = string;

/** Names one file in the whole world: a post's id, a member's uid or a room's id, and the slot. */
export interface FileId {
  owner: string;
  slot: Slot;
}

/** What a slot is made of. */
export interface FilePlan {
  base: BaseName;
  size: number;
  /** How often a song's three seconds are played. */
  times?: number;
}

/** Base and size of one file of a post, or undefined where the post has no such file. */
export function planFile(post: Post, slot: Slot): FilePlan | undefined {
  const gear = gearsOf(post).find(({ name }) => slot === `gear-${name}`);
  if (gear) return gear;
  const size = between(16_000, 40_000, 'size', slot, ...post.key);
  const photo = Number(/^photo-(\d+)$/.exec(slot)?.[1] ?? 0);
  if (photo > 0) return photo <= post.photos ? { base: pictureBase(post, slot), size: size & ~1 } : undefined;
  if (slot === 'watermark') return post.kind === 'video' ? { base: 'h264-aac.mp4', size } : undefined;
  if (slot === 'audio') return post.kind === 'video' ? { base: 'music.m4a', size } : undefined;
  if (slot === 'music')
    return post.licensed ? undefined : { base: musicBase(post), size, times: timesOf(post) };
  if (slot.startsWith('caption-')) return post.subtitles ? { base: 'captions.vtt', size: 400 } : undefined;
  if (slot === 'dynamic') return { base: 'animated.webp', size: size & ~1 };
  return /^(?:cover|origin)$/.test(slot) ? { base: jpegOf(post.key.join()), size } : undefined;
}

/** mp3 for most, m4a for the others. */
export function musicBase(post: Post): BaseName {
  return unit('music format', ...post.key) < 0.7 ? 'music.mp3' : 'music.m4a';
}

/** A song lasts as long as its post says, or up to three seconds longer. */
function timesOf(post: Post): number {
  return Math.ceil(songSeconds(post) / 3);
}

/** The bytes of a file, and what they are called; undefined for what does not exist. */
export function fileOf(world: World, { owner, slot }: FileId): { body: Body; base: BaseName } | undefined {
  if (slot === 'avatar' || slot === 'room-cover') {
    const base = jpegOf(owner);
    return { base, body: padFile(base, 8000, `${owner}/${slot}`) };
  }
  const post = world.byAwemeId(owner);
  const plan = post && planFile(post, slot);
  return plan && { base: plan.base, body: padFile(plan.base, plan.size, `${owner}/${slot}`, plan.times) };
}

function pictureBase(post: Post, slot: Slot): BaseName {
  return post.picture === 'jpeg' ? jpegOf(`${post.awemeId}${slot}`) : 'picture.webp';
}

function jpegOf(key: string): BaseName {
  const names = [1, 2, 3, 4, 5, 6] as const;
  return `picture-${names[hash32('picture', key) % 6] ?? 1}.jpg`;
}
