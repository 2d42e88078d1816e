import type { Item } from '@/lib/tiktok/item';
import { readItem } from '@/lib/tiktok/read-item';
import { makeInside } from '../replica/inside';
import { wireItem } from '../replica/wire/item';

const { world, links } = makeInside({ users: 1, posts: 12_000, cast: [] });
const recipient = { links, chainToken: 'bench', expired: false };

/** Made-up posts as the API lists them: videos and albums, nasty captions among them. */
export function wirePosts(count: number): unknown[] {
  const member = world.at(0);
  if (!member) throw new Error('The world is empty.');
  return world.posts(member, member.posts - 1, -1, count).map((post) => wireItem(recipient, post, undefined));
}

/** The same posts as Clipkeep reads them. */
export function itemsOf(count: number): Item[] {
  return wirePosts(count)
    .map(readItem)
    .flatMap((read) => (read.ok ? [read.item] : []));
}
