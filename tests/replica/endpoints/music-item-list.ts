import { postsWith } from '../world/sounds';
import { type Endpoint, text } from './endpoint';
import { offsetPage } from './offset-page';
import { notThere } from './sayings';

/** Posts with a sound. */
export const musicItemList: Endpoint = {
  path: '/api/music/item_list/',
  trusts: 'page',
  reply(call) {
    const musicId = text(call, 'musicID');
    const posts = postsWith(call.world, musicId);
    return posts.length === 0 ? notThere() : offsetPage(call, `sound ${musicId}`, posts, 30);
  },
};
