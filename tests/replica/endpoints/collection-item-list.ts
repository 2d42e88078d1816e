import { folderOf, keptIn, mayOpen } from '../world/folders';
import { type Endpoint, text } from './endpoint';
import { offsetPage } from './offset-page';
import { badParams, notThere } from './sayings';

/** What lies in a folder of favorites: a public one for everybody, a private one for its owner. */
export const collectionItemList: Endpoint = {
  path: '/api/collection/item_list/',
  trusts: 'nobody',
  reply(call) {
    if (text(call, 'sourceType') !== '113') return badParams();
    const folder = folderOf(call.world, text(call, 'collectionId'));
    if (!folder) return notThere();
    if (!mayOpen(folder, call.session.viewer)) return { statusCode: 10217, status_msg: 'no permission' };
    const posts = keptIn(call.world, folder).map(({ post }) => post);
    return offsetPage(call, `folder ${folder.collectionId}`, posts, 30);
  },
};
