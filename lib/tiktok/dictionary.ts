import { itemEntries, listEntries } from './dictionary-posts';
import { readEntry } from './read-entry';

const profileUser = '$.userInfo.user';
const profileStats = '$.userInfo.stats';

const profile = {
  api_status_code: '$.statusCode',
  diggCount: `${profileStats}.diggCount`,
  followerCount: `${profileStats}.followerCount`,
  followingCount: `${profileStats}.followingCount`,
  friendCount: `${profileStats}.friendCount`,
  heartCount: `${profileStats}.heartCount`,
  videoCount: `${profileStats}.videoCount`,
  uid: `${profileUser}.id`,
  nickname: `${profileUser}.nickname | replaceT`,
  nickname_raw: `${profileUser}.nickname`,
  secUid: `${profileUser}.secUid`,
  uniqueId: `${profileUser}.uniqueId`,
  commentSetting: `${profileUser}.commentSetting`,
  followingVisibility: `${profileUser}.followingVisibility`,
  openFavorite: `${profileUser}.openFavorite`,
  privateAccount: `${profileUser}.privateAccount`,
  showPlayListTab: `${profileUser}.profileTab.showPlayListTab`,
  relation: `${profileUser}.relation`,
  signature: `${profileUser}.signature | replaceT`,
  signature_raw: `${profileUser}.signature`,
  ttSeller: `${profileUser}.ttSeller`,
  verified: `${profileUser}.verified`,
};

const playlists = {
  api_status_code: '$.statusCode',
  hasPlayList: '$.playList | flag',
  hasMore: '$.hasMore | flag',
  mixId: '$.playList[*].mixId',
  mixName: '$.playList[*].mixName',
  videoCount: '$.playList[*].videoCount',
};

const streams = '$.data.liveRoom.streamData.pull_data';

const live = {
  api_status_code: '$.statusCode',
  has_live: '$.data | room',
  user_avatar_larger: '$.data.user.avatarLarger',
  user_id: '$.data.user.id',
  nickname: '$.data.user.nickname | replaceT',
  nickname_raw: '$.data.user.nickname',
  user_secUid: '$.data.user.secUid',
  user_uniqueId: '$.data.user.uniqueId',
  user_secret: '$.data.user.secret',
  user_verified: '$.data.user.verified',
  user_signature: '$.data.user.signature | replaceT',
  live_following_count: '$.data.stats.followingCount',
  live_follower_count: '$.data.stats.followerCount',
  live_user_count: '$.data.liveRoom.liveRoomStats.userCount',
  live_title: '$.data.liveRoom.title | replaceT',
  live_title_raw: '$.data.liveRoom.title',
  live_startTime: '$.data.liveRoom.startTime | timestamp2Str',
  live_status: '$.data.liveRoom.status',
  live_coverUrl: '$.data.liveRoom.coverUrl',
  live_room_mode: '$.data.liveRoom.mode',
  live_room_id: '$.data.user.roomId',
  live_stream_id: '$.data.liveRoom.streamId',
  live_qualities: `${streams}.options.qualities[*].sdk_key | list`,
  live_stream_data: `${streams}.stream_data | json`,
  live_flv_url: `${streams}.stream_data | json | $.data.origin.main.flv`,
  live_hls_url: `${streams}.stream_data | json | $.data.origin.main.hls`,
};

const alive = {
  api_status_code: '$.status_code',
  is_alive: '$.data[*].alive | list',
  room_id: '$.data[*].room_id | list',
};

const posts = {
  api_status_code: '$.statusCode',
  has_aweme: '$.itemList | flag',
  hasMore: '$.hasMore | flag',
  cursor: '$.cursor',
  ...listEntries('$.itemList[*]'),
};

const { duetDisplay, isPinnedItem, video_bitrateInfo, video_definition, ...found } =
  listEntries('$.item_list[*]');
const search = {
  api_status_code: '$.status_code',
  has_aweme: '$.item_list | flag',
  has_more: '$.has_more | flag',
  cursor: '$.cursor',
  backtrace: '$.backtrace',
  search_id: '$.extra.logid',
  ...found,
};

/**
 * Where each field of f2's filters is in TikTok's reply, by the filter's and the field's own names (f2-behaviour.md §2.5,
 * 2025-06). Entries are for `readEntry`.
 */
export const dictionary = {
  UserProfileFilter: profile,
  UserPostFilter: posts,
  UserLikeFilter: posts,
  UserCollectFilter: posts,
  UserMixFilter: posts,
  UserPlayListFilter: playlists,
  PostDetailFilter: { api_status_code: '$.statusCode', ...itemEntries('$.itemInfo.itemStruct') },
  PostSearchFilter: search,
  UserLiveFilter: live,
  CheckLiveAliveFilter: alive,
} satisfies Record<string, Record<string, string>>;

/** The name of one of f2's filters. */
export type F2Filter = keyof typeof dictionary;

/** Fields of a whole reply that f2 repeats in each of its entries. */
const paging = ['hasMore', 'has_more', 'cursor'];

/** Every field of a filter, by name, as f2's `_to_dict` gives them. */
export function readFields(filter: F2Filter, reply: unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(dictionary[filter]).map(([field, entry]) => [field, readEntry(entry, reply)]),
  );
}

/** One record for each post (or room) of a list's reply, with the paging of the list, as f2's `_to_list` gives them. */
export function readRecords(filter: F2Filter, reply: unknown): Record<string, unknown>[] {
  const entries: [field: string, entry: string][] = Object.entries(dictionary[filter]);
  const whole = readFields(filter, reply);
  const lists = entries.flatMap(([field, entry]) => {
    const values = whole[field];
    return entry.includes(' | list') && Array.isArray(values) ? [{ field, values }] : [];
  });
  const pages = paging.filter((field) => field in whole).map((field) => [field, whole[field]] as const);
  const length = Math.max(0, ...lists.map(({ values }) => values.length));
  return Array.from({ length }, (_, index) =>
    Object.fromEntries([...lists.map(({ field, values }) => [field, values[index]] as const), ...pages]),
  );
}
