import { nasty } from './captions';
import type { Persona } from './member';

const clean = { plain: true, emptyRate: 0, duplicateRate: 0 } as const;

const nothing = { openLikes: true, likes: 0, saves: 0, reposts: 0, folders: [], playlists: [] } as const;

/** The members every world has, whatever its size. The table in ../README.md says what each is for. */
export const defaultCast: readonly Persona[] = [
  {
    uniqueId: 'cato_example',
    nickname: 'Cato Example 🐈',
    signature: 'A cat, a camera, 120 posts. Nobody real.',
    verified: true,
    posts: 120,
    pinned: [100, 61, 12],
    emptyRate: 0.15,
    duplicateRate: 0.4,
    plain: true,
    photoShare: 0.2,
    special: {
      118: { kind: 'photo', photos: 9, licensed: false, desc: nasty.family, picture: 'jpeg' },
      117: { kind: 'video', desc: nasty.long, ladder: 'dash' },
      116: { kind: 'video', desc: nasty.empty, ladder: 'hevc' },
      115: { kind: 'photo', photos: 3, licensed: true, desc: nasty.arabic },
      114: { kind: 'video', desc: nasty.path, ladder: 'h264' },
      112: { kind: 'video', missingAuthor: true, desc: nasty.chinese },
      110: { kind: 'photo', photos: 1, picture: 'webp', licensed: false },
      108: { kind: 'photo', photos: 35, picture: 'image', licensed: false },
      90: { kind: 'video', gone: 'listed' },
      80: { gone: 'vanished' },
      71: { privateItem: true },
      55: { kind: 'video', gone: '410' },
      41: { gone: 'vanished' },
      33: { kind: 'video', ageGated: true },
      25: { kind: 'video', regionLocked: true },
      20: { privateItem: true },
      7: { kind: 'video', desc: nasty.template },
    },
    has: {
      reposts: 45,
      folders: [{ name: 'Other cats', isPublic: true }],
      playlists: [
        { name: 'Cats at work', first: 0, every: 3 },
        { name: 'Naps, vol. 2/3: “zzz” #sleep', first: 1, every: 6 },
        { name: 'Nothing in it yet', first: 500, every: 1 },
      ],
    },
  },
  {
    uniqueId: 'me_example',
    nickname: 'Me, signed in',
    posts: 8,
    ...clean,
    has: {
      openLikes: false,
      likes: 70,
      saves: 66,
      reposts: 3,
      folders: [
        { name: 'Recipes & ideas', isPublic: false },
        { name: 'Trips 🌍', isPublic: true },
      ],
    },
  },
  {
    uniqueId: 'dana_example',
    nickname: 'Dana',
    posts: 35,
    photoShare: 0,
    ...clean,
    has: { openLikes: true, likes: 75 },
  },
  { uniqueId: 'photo_example', nickname: 'Photo albums only', posts: 12, photoShare: 1, ...clean },
  { uniqueId: 'private_example', posts: 20, privateAccount: true, followers: ['me_example'], ...clean },
  { uniqueId: 'early_example', nickname: 'Ends early', posts: 60, earlyEndAt: 20, ...clean },
  { uniqueId: 'flaky_example', nickname: 'Flaky', posts: 50, ...clean, emptyRate: 1 },
  { uniqueId: 'twice_example', nickname: 'Twice', posts: 50, ...clean, duplicateRate: 1 },
  { uniqueId: 'gap_example', nickname: 'Long gap', posts: 70, ...clean, special: gap(20, 60) },
  { uniqueId: 'empty_example', nickname: 'Nothing yet', posts: 0, ...clean, has: nothing },
  { uniqueId: 'heavy_example', posts: 3, ...clean, photoShare: 0, special: { 2: { bytes: 60_000_000 } } },
  {
    uniqueId: 'nasty_example',
    nickname: 'con. ',
    posts: 26,
    ...clean,
    special: everyNasty(),
    has: { hidesPeople: true },
  },
  { uniqueId: 'story_example', nickname: 'Stories', posts: 20, ...clean, special: stories(12, 19) },
];

/** The newest posts are stories, one of them deleted. */
function stories(from: number, to: number): Persona['special'] & object {
  const numbers = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const gone = { gone: 'vanished' } as const;
  return Object.fromEntries(
    numbers.map((index) => [index, { story: true as const, ...(index === from + 2 ? gone : {}) }]),
  );
}

/** Whole pages of the list are missing: `itemList` is absent while `hasMore` is true. */
function gap(from: number, to: number): Persona['special'] & object {
  const numbers = Array.from({ length: to - from }, (_, at) => from + at);
  return Object.fromEntries(numbers.map((index) => [index, { gone: 'vanished' as const }]));
}

function everyNasty(): Persona['special'] & object {
  return Object.fromEntries(
    Object.values(nasty).flatMap((desc, at) => [
      [2 * at, { kind: 'video' as const, desc }],
      [2 * at + 1, { kind: 'photo' as const, photos: 2, desc }],
    ]),
  );
}
