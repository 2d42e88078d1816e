import type { Recipient } from '../trust/links';
import type { Post } from '../world/post';
import { wireAuthor } from './author';
import { wireMusic } from './music';

/** `musicInfo` of a sound's page and of the API, from the posts that have it; a licensed song has no author here. */
export function wireSoundInfo(to: Recipient, [first, ...others]: readonly [Post, ...Post[]]) {
  const author = first.licensed ? {} : { author: wireAuthor(to, first.member) };
  return { music: wireMusic(to, first), ...author, stats: { videoCount: others.length + 1 } };
}
