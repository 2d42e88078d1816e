import { post } from './post';
import { posts } from './posts';
import type { Source } from './source';

const all: readonly Source[] = [posts, post];

/** Every source by its id. */
export const sources: Readonly<Record<string, Source>> = Object.fromEntries(all.map((one) => [one.id, one]));
