import { describe, expect, it } from 'vitest';
import { readUser } from '@/lib/tiktok/read-user';
import { wireAuthor } from './wire';

const userInfo = {
  user: {
    ...wireAuthor,
    roomId: '7600000000000000789',
    openFavorite: true,
    commentSetting: 1,
    ...{ followingVisibility: 2, relation: 3, ttSeller: true, profileTab: { showPlayListTab: true } },
  },
  stats: {
    followerCount: 31_400,
    followingCount: 9,
    friendCount: 4,
    diggCount: 1_200,
    heart: 271_800,
    heartCount: 271_800,
    videoCount: 42,
  },
  statsV2: { followerCount: '31415', followingCount: '9', heartCount: '271828', videoCount: '42' },
};

describe('readUser', () => {
  it('reads a profile with its exact counts', () => {
    expect(readUser(userInfo)).toEqual({
      uid: '6800000000000000001',
      secUid: wireAuthor['secUid'],
      uniqueId: 'cato_example',
      nickname: 'Cato Example',
      signature: 'Invented.',
      avatarUrl: 'https://p16-sign.tiktokcdn.com/avatar~1080.jpeg?x-expires=1761112800',
      verified: true,
      privateAccount: false,
      followerCount: 31415,
      followingCount: 9,
      heartCount: 271828,
      videoCount: 42,
      roomId: '7600000000000000789',
      friendCount: 4,
      diggCount: 1200,
      commentSetting: 1,
      followingVisibility: 2,
      relation: 3,
      openFavorite: true,
      ttSeller: true,
      showPlayListTab: true,
    });
  });

  it.each([
    [
      'rounded counts alone',
      { ...userInfo, statsV2: undefined },
      { followerCount: 31_400, heartCount: 271_800 },
    ],
    ['no counts', { user: userInfo.user }, { followerCount: 0, videoCount: 0, heartCount: 0 }],
    [
      'a small avatar',
      { user: { ...userInfo.user, avatarLarger: '', avatarThumb: 'https://p16.tiktokcdn.com/t' } },
      { avatarUrl: 'https://p16.tiktokcdn.com/t' },
    ],
  ])('reads %s', (_, info, expected) => expect(readUser(info)).toMatchObject(expected));

  it.each([
    [undefined],
    [null],
    [{}],
    [{ user: {} }],
    [{ user: { ...userInfo.user, secUid: '' } }],
    [{ user: { ...userInfo.user, uniqueId: null } }],
    [{ user: { ...userInfo.user, id: 6.8e18 } }],
    ['user'],
  ])('gives null for %j', (info) => expect(readUser(info)).toBeNull());
});
