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
  heartCount: number;
  videoCount: number;
  /** Non-empty also for somebody who is offline: the last live room. */
  roomId: string;
}
