import { challengeDetail } from './challenge-detail';
import { challengeItemList } from './challenge-item-list';
import { collectionDetail } from './collection-detail';
import { collectionItemList } from './collection-item-list';
import { commentList } from './comment-list';
import { commentListReply } from './comment-list-reply';
import { creatorItemList } from './creator-item-list';
import type { Endpoint } from './endpoint';
import { exploreItemList } from './explore-item-list';
import { favoriteItemList } from './favorite-item-list';
import { itemDetail } from './item-detail';
import { mixDetail } from './mix-detail';
import { mixItemList } from './mix-item-list';
import { musicDetail } from './music-detail';
import { musicItemList } from './music-item-list';
import { postItemList } from './post-item-list';
import { recommendItemList } from './recommend-item-list';
import { relatedItemList } from './related-item-list';
import { repostItemList } from './repost-item-list';
import { searchGeneralFull } from './search-general-full';
import { searchItemFull } from './search-item-full';
import { storyBatchItemList } from './story-batch-item-list';
import { storyItemList } from './story-item-list';
import { userCollectItemList } from './user-collect-item-list';
import { userCollectionList } from './user-collection-list';
import { userDetail } from './user-detail';
import { userList } from './user-list';
import { userPlaylist } from './user-playlist';

const all: readonly Endpoint[] = [
  challengeDetail,
  challengeItemList,
  collectionDetail,
  collectionItemList,
  commentList,
  commentListReply,
  creatorItemList,
  exploreItemList,
  favoriteItemList,
  itemDetail,
  mixDetail,
  mixItemList,
  musicDetail,
  musicItemList,
  postItemList,
  recommendItemList,
  relatedItemList,
  repostItemList,
  searchGeneralFull,
  searchItemFull,
  storyBatchItemList,
  storyItemList,
  userCollectItemList,
  userCollectionList,
  userDetail,
  userList,
  userPlaylist,
];

/** The endpoint of a path, with or without its last slash. */
export function endpointOf(path: string): Endpoint | undefined {
  return all.find((endpoint) => endpoint.path === (path.endsWith('/') ? path : `${path}/`));
}
