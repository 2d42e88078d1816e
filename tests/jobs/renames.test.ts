import { afterEach, describe, expect, it } from 'vitest';
import { asSeenNow, rememberUser } from '@/lib/jobs/people';
import type { User } from '@/lib/tiktok/user';
import { somePosts } from './wire';
import { createWorld, type World } from './world';

let world: World;
afterEach(() => world.close());

/** How many files each folder holds. */
async function folders(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { path } of await world.files()) {
    const folder = path.split('/')[0] ?? '';
    counts[folder] = (counts[folder] ?? 0) + 1;
  }
  return counts;
}

/** Saves three posts of mira_example, who then calls herself mira_renamed and posts two more. */
async function renameBetweenRuns(renames: 'keep' | 'follow'): Promise<void> {
  const posts = somePosts(5);
  world = createWorld(posts.slice(2));
  world.settings.renames = renames;
  await world.start({ assets: ['description'] });
  await world.run();
  world.tiktok.posts = posts.map((post) => ({ ...post, uniqueId: 'mira_renamed' }));
  await world.start({ assets: ['description'] });
  await world.run();
}

describe('a renamed account', () => {
  it.each([
    ['keep', { mira_example: 5 }],
    ['follow', { mira_example: 3, mira_renamed: 2 }],
  ] as const)('%s: nothing is fetched again', async (renames, expected) => {
    await renameBetweenRuns(renames);
    expect(await folders()).toEqual(expected);
    expect(world.platform.begun.length).toBe(5);
    expect(await world.ports.db.users.get('MS4wMira')).toMatchObject({
      uniqueId: 'mira_renamed',
      formerly: ['mira_example'],
      folder: 'mira_example',
    });
  });
});

const profile: User = {
  ...{
    uid: '1',
    secUid: 'MS4wMira',
    uniqueId: 'mira_example',
    nickname: 'Mira',
    signature: 'Hi',
    avatarUrl: 'a',
  },
  ...{ verified: true, privateAccount: false, openFavorite: true, ttSeller: false, showPlayListTab: true },
  ...{ followerCount: 5, followingCount: 4, friendCount: 3, diggCount: 2, heartCount: 1, videoCount: 9 },
  ...{ commentSetting: 1, followingVisibility: 1, relation: 2, roomId: '7' },
};

describe('a profile', () => {
  it('is kept whole, and lists change only what they say', async () => {
    world = createWorld(somePosts(1));
    await rememberUser(world.ports.db, profile, 1);
    await world.start();
    await world.run();
    const row = await world.ports.db.users.get('MS4wMira');
    expect(row).toMatchObject({ ...profile, uid: '6800000000000000001', verified: false });
    expect(row?.seenAt).toBeGreaterThan(1);
  });
  it('takes new numbers and an emptied text, and keeps earlier handles and the folder', () => {
    const first = asSeenNow(profile, undefined, 1);
    const second = asSeenNow({ ...profile, uniqueId: 'mira_renamed', signature: '', diggCount: 8 }, first, 2);
    expect(second).toEqual({
      ...profile,
      ...{ uniqueId: 'mira_renamed', signature: '', diggCount: 8 },
      ...{ formerly: ['mira_example'], folder: 'mira_example', seenAt: 2 },
    });
  });
});
