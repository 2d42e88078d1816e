import { wireItem } from '../wire/item';
import { type Endpoint, text } from './endpoint';
import { badParams } from './sayings';
import { shownStories } from './story-item-list';

/** The stories of one to ten members at once; whoever has none comes without `itemList`. */
export const storyBatchItemList: Endpoint = {
  path: '/api/story/batch/item_list/',
  trusts: 'nobody',
  reply(call) {
    const authorIds = text(call, 'authorIds').split(',');
    const wellAsked = authorIds.length <= 10 && authorIds.every((id) => /^\d+$/.test(id));
    if (!wellAsked || text(call, 'storyCallScene') !== '2') return badParams();
    const batchStoryItemLists = authorIds.map((authorId) => {
      const items = shownStories(call, authorId).map((post) => wireItem(call.to, post, call.session.viewer));
      return { authorId, TotalCount: items.length, ...(items.length > 0 ? { itemList: items } : {}) };
    });
    return { batchStoryItemLists };
  },
};
