import { avatarPlace, imageUrls } from '../media/image-link';
import type { Recipient } from '../trust/links';
import { belongingsOf } from '../world/belongings-of';
import type { Member } from '../world/member';
import { between } from '../world/seeded';

/** `author` of an item: the short form of a user. */
export function wireAuthor(to: Recipient, member: Member) {
  return {
    id: member.uid,
    uniqueId: member.uniqueId,
    nickname: member.nickname,
    ...avatarsOf(to, member),
    signature: member.signature,
    verified: member.verified,
    secUid: member.secUid,
    ftc: false,
    relation: 0,
    openFavorite: belongingsOf(member).openLikes,
    commentSetting: 0,
    duetSetting: 0,
    stitchSetting: 0,
    privateAccount: member.privateAccount,
    secret: member.privateAccount,
    isADVirtual: false,
    downloadSetting: member.index % 4 === 3 ? 3 : 0,
    isEmbedBanned: false,
    UserStoryStatus: 0,
  };
}

/** `userInfo` of a profile. `visible`: whether the visitor may know how much there is. */
export function wireUserInfo(to: Recipient, member: Member, visible: boolean) {
  const exact = exactCounts(member, visible);
  return {
    user: {
      ...wireAuthor(to, member),
      shortId: '',
      canExpPlaylist: true,
      commerceUserInfo: { commerceUser: false },
      followingVisibility: belongingsOf(member).hidesPeople ? 2 : 1,
      ttSeller: false,
      nickNameModifyTime: 0,
      profileEmbedPermission: 1,
      profileTab: { showPlayListTab: true },
      roomId: member.roomId,
      uniqueIdModifyTime: 0,
      eventList: [],
    },
    stats: mapValues(exact, rounded),
    statsV2: mapValues(exact, String),
    itemList: [],
  };
}

/** `authorStats` and `authorStatsV2` of an item. */
export function wireAuthorStats(member: Member) {
  const { followerCount, followingCount, heart, heartCount, videoCount } = exactCounts(member, true);
  const exact = {
    followerCount,
    followingCount,
    heart,
    heartCount,
    videoCount,
    diggCount: 41,
    friendCount: 0,
  };
  return { authorStats: mapValues(exact, rounded), authorStatsV2: mapValues(exact, String) };
}

/** Counts of other people's things above ten thousand are rounded to three digits or so. */
export function rounded(count: number): number {
  const unit = count >= 1_000_000 ? 100_000 : count >= 10_000 ? 100 : 1;
  return Math.round(count / unit) * unit;
}

function exactCounts(member: Member, visible: boolean) {
  const heart = between(100, 7_000_000, 'hearts', member.secUid);
  return {
    followerCount: between(10, 900_000, 'followers', member.secUid),
    followingCount: between(1, 900, 'following', member.secUid),
    heart,
    heartCount: heart,
    videoCount: visible ? member.posts : 0,
    diggCount: belongingsOf(member).likes,
    friendCount: between(0, 90, 'friends', member.secUid),
  };
}

function avatarsOf(to: Recipient, member: Member) {
  const file = { owner: member.uid, slot: 'avatar' };
  const [avatarLarger = '', avatarMedium = '', avatarThumb = ''] = [1080, 720, 100].map(
    (pixels) => imageUrls(to, file, avatarPlace(pixels))[0],
  );
  return { avatarLarger, avatarMedium, avatarThumb };
}

function mapValues<K extends string, T>(
  counts: Record<K, number>,
  change: (count: number) => T,
): Record<K, T> {
  return Object.fromEntries(
    Object.entries<number>(counts).map(([name, count]) => [name, change(count)]),
  ) as Record<K, T>;
}
