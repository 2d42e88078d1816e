/** Fields of one post that both lists and single posts have, by where they are in it. */
const inPost = {
  aweme_id: 'id',
  createTime: 'createTime | timestamp2Str',
  desc: 'desc | replaceT',
  desc_raw: 'desc',
  textExtra: 'textExtra',
  nickname: 'author.nickname | replaceT',
  nickname_raw: 'author.nickname',
  uid: 'author.id',
  secUid: 'author.secUid',
  collected: 'collected',
  digged: 'digged',
  forFriend: 'forFriend',
  itemCommentStatus: 'itemCommentStatus',
  privateItem: 'privateItem',
  secret: 'secret',
  shareEnabled: 'shareEnabled',
  commentCount: 'stats.commentCount',
  diggCount: 'stats.diggCount',
  playCount: 'stats.playCount',
  shareCount: 'stats.shareCount',
  music_authorName: 'music.authorName | replaceT',
  music_authorName_raw: 'music.authorName',
  music_coverLarge: 'music.coverLarge',
  music_duration: 'music.duration',
  music_id: 'music.id',
  music_original: 'music.original',
  music_playUrl: 'music.playUrl',
  music_title: 'music.title | replaceT',
  music_title_raw: 'music.title',
  video_bitrate: 'video.bitrate',
  video_codecType: 'video.codecType',
  video_cover: 'video.cover',
  video_dynamicCover: 'video.dynamicCover',
  video_playAddr: 'video.playAddr',
  video_definition: 'video.definition',
  video_duration: 'video.duration',
  video_height: 'video.height',
  video_width: 'video.width',
};

const inListedPost = {
  ...inPost,
  duetDisplay: 'duetDisplay',
  duetEnabled: 'duetEnabled',
  isPinnedItem: 'isPinnedItem',
  collectCount: 'stats.collectCount',
  music_album: 'music.album',
  video_bitrateInfo: 'video.bitrateInfo | bitratesOfEach',
};

const inSinglePost = {
  ...inPost,
  author_avatarLarger: 'author.avatarLarger',
  commentSetting: 'author.commentSetting',
  downloadSetting: 'author.downloadSetting',
  uniqueId: 'author.uniqueId',
  signature: 'author.signature | replaceT',
  signature_raw: 'author.signature',
  openFavorite: 'author.openFavorite',
  privateAccount: 'author.privateAccount',
  verified: 'author.verified',
  challenges_title: 'challenges[*].title',
  challenges_desc: 'challenges[*].desc',
  suggestedWords: 'suggestedWords',
  videoSuggestWordsList: 'videoSuggestWordsList.video_suggest_words_struct',
  video_bitrateInfo: 'video.bitrateInfo | bitrates',
};

/** Dictionary entries of a list's posts, `root` being the path of one, e.g. `$.itemList[*]`. */
export function listEntries(root: string): Record<keyof typeof inListedPost, string> {
  return mapEntries(inListedPost, (entry) => `${root}.${entry.replace(/ \||$/, ' | list$&')}`);
}

/** Dictionary entries of a single post at `root`. */
export function itemEntries(root: string): Record<keyof typeof inSinglePost, string> {
  return mapEntries(inSinglePost, (entry) => `${root}.${entry}`);
}

function mapEntries<Field extends string>(
  entries: Record<Field, string>,
  change: (entry: string) => string,
): Record<Field, string> {
  const fields = Object.keys(entries) as Field[];
  return Object.fromEntries(fields.map((field) => [field, change(entries[field])])) as Record<Field, string>;
}
