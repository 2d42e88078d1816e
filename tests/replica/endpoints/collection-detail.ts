import { wireFolder } from '../wire/folder';
import { folderOf, mayOpen } from '../world/folders';
import { type Endpoint, text } from './endpoint';
import { notThere } from './sayings';

/** A folder of favorites: its name, and how much it holds. */
export const collectionDetail: Endpoint = {
  path: '/api/collection/detail/',
  trusts: 'nobody',
  reply(call) {
    const folder = folderOf(call.world, text(call, 'collectionId'));
    if (!folder) return notThere();
    if (!mayOpen(folder, call.session.viewer)) return { statusCode: 10217, status_msg: 'no permission' };
    return { collectionInfo: wireFolder(call.to, call.world, folder) };
  },
};
