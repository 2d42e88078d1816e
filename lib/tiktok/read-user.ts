import * as v from 'valibot';
import type { User } from './user';
import { count, countOrNone, flag, id, link, text } from './wire-values';

const wireCounts = v.nullish(
  v.object({
    followerCount: countOrNone,
    followingCount: countOrNone,
    heartCount: countOrNone,
    heart: countOrNone,
    videoCount: countOrNone,
    friendCount: countOrNone,
    diggCount: countOrNone,
  }),
);

/** `userInfo` of `webapp.user-detail` or of `/api/user/detail/` (tiktok-web-api.md §4, 2025-10). */
const wireUserInfo = v.object({
  user: v.object({
    id,
    secUid: v.pipe(text, v.nonEmpty()),
    uniqueId: v.pipe(text, v.nonEmpty()),
    nickname: text,
    signature: text,
    avatarLarger: link,
    avatarMedium: link,
    avatarThumb: link,
    verified: flag,
    privateAccount: flag,
    roomId: text,
    commentSetting: count,
    followingVisibility: count,
    relation: count,
    openFavorite: flag,
    ttSeller: flag,
    profileTab: v.fallback(v.object({ showPlayListTab: flag }), { showPlayListTab: false }),
  }),
  stats: wireCounts,
  statsV2: wireCounts,
});

/** Reads a `userInfo`; null where it has no user that can be told by uid, secUid and uniqueId. */
export function readUser(userInfo: unknown): User | null {
  const result = v.safeParse(wireUserInfo, userInfo);
  if (!result.success) return null;
  const { user, stats, statsV2 } = result.output;
  const counted = (key: keyof NonNullable<typeof stats>): number => statsV2?.[key] ?? stats?.[key] ?? 0;
  return {
    uid: user.id,
    secUid: user.secUid,
    uniqueId: user.uniqueId,
    nickname: user.nickname,
    signature: user.signature,
    avatarUrl: user.avatarLarger || user.avatarMedium || user.avatarThumb,
    verified: user.verified,
    privateAccount: user.privateAccount,
    roomId: user.roomId,
    followerCount: counted('followerCount'),
    followingCount: counted('followingCount'),
    heartCount: counted('heartCount') || counted('heart'),
    videoCount: counted('videoCount'),
    friendCount: counted('friendCount'),
    diggCount: counted('diggCount'),
    commentSetting: user.commentSetting,
    followingVisibility: user.followingVisibility,
    relation: user.relation,
    openFavorite: user.openFavorite,
    ttSeller: user.ttSeller,
    showPlayListTab: user.profileTab.showPlayListTab,
  };
}
