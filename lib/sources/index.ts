import { collection } from './collection';
import { explore } from './explore';
import { favorites } from './favorites';
import { feed } from './feed';
import { hashtag } from './hashtag';
import { likes } from './likes';
import { live } from './live';
import { playlist } from './playlist';
import { post } from './post';
import { posts } from './posts';
import { reposts } from './reposts';
import { search } from './search';
import { sound } from './sound';
import type { Source } from './source';
import { stories } from './stories';

const all: readonly Source[] = [
  ...[posts, post, likes, favorites, collection, playlist, reposts, stories, live],
  ...[hashtag, sound, search, feed, explore],
];

/** Every source by its id. */
export const sources: Readonly<Record<string, Source>> = Object.fromEntries(all.map((one) => [one.id, one]));
