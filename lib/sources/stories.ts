import { toldAs } from './cursors';
import { defineSource } from './define-source';

/** A person's stories of the last 24 hours, by their `uid`. Its cursors and "more" have names of their own. */
export const stories = defineSource({
  id: 'stories',
  label: 'Stories',
  needs: 'nothing',
  ownPosts: true,
  path: '/api/story/item_list/',
  of: { authorId: 'authorId' },
  query: { count: '5', loadBackward: 'false' },
  next: toldAs('MaxCursor'),
  keys: { more: 'HasMoreAfter' },
});
