import type { Export } from './export';
import { postUrl, savedPosts } from './saved-files';

/** A link to each post of which something is saved. */
export const links: Export = {
  id: 'links',
  label: 'Links',
  hint: 'A link to each post, one a line.',
  ending: '-links.txt',
  type: 'text/plain',
  async *pieces(db) {
    for await (const posts of savedPosts(db))
      yield posts.map(({ awemeId, post }) => `${postUrl(awemeId, post)}\n`).join('');
  },
};
