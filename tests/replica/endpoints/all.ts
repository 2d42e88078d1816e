import { favoriteItemList, repostItemList, userCollectItemList } from './collected-lists';
import { creatorItemList } from './creator-item-list';
import type { Endpoint } from './endpoint';
import { itemDetail } from './item-detail';
import { mixDetail, mixItemList, userPlaylist } from './playlists';
import { postItemList } from './post-item-list';
import { recommendItemList } from './recommend-item-list';
import { userDetail } from './user-detail';

const all: readonly Endpoint[] = [
  postItemList,
  creatorItemList,
  itemDetail,
  userDetail,
  recommendItemList,
  repostItemList,
  favoriteItemList,
  userCollectItemList,
  mixItemList,
  mixDetail,
  userPlaylist,
];

/** The endpoint of a path, with or without its last slash. */
export function endpointOf(path: string): Endpoint | undefined {
  return all.find((endpoint) => endpoint.path === (path.endsWith('/') ? path : `${path}/`));
}
