/** A profile, from `webapp.user-detail` of its page or from `/api/user/detail/`. Counts are exact where `statsV2` gives them. */
export interface User {
  uid: string;
  secUid: string;
  uniqueId: string;
  nickname: string;
  signature: string;
  avatarUrl: string;
  verified: boolean;
  privateAccount: boolean;
  followerCount: number;
  followingCount: number;
  /** Followed both ways. */
  friendCount: number;
  /** Likes given; `heartCount` is those received. */
  diggCount: number;
  heartCount: number;
  videoCount: number;
  /** Non-empty also for somebody who is offline: the last live room. */
  roomId: string;
  /** TikTok's own numbers: who may comment, who sees whom they follow, how the two of you stand (0 strangers). */
  commentSetting: number;
  followingVisibility: number;
  relation: number;
  /** Likes are open to everybody. */
  openFavorite: boolean;
  ttSeller: boolean;
  showPlayListTab: boolean;
}
