import { afterEach, describe, expect, it } from 'vitest';
import { folder } from '@/lib/archive/imports';
import { takeIn } from '@/lib/archive/take-in';
import { assets, wantsOf } from '@/lib/assets';
import { fileId } from '@/lib/jobs/drafts';
import { compileTemplate } from '@/lib/naming/compile';
import { placeFile, suffixOf, withId } from '@/lib/naming/place';
import { presets } from '@/lib/naming/presets';
import type { Item } from '@/lib/tiktok/item';
import { defaultChoices } from '../../assets/default-choices';
import { itemOf } from '../../assets/items';
import { somePosts } from '../../jobs/wire';
import { createWorld, type World } from '../../jobs/world';
import { wirePhotoItem, wireVideoItem } from '../../tiktok/wire';

/** The moment at which a recording began is its id, and not in its name. */
const named = assets.filter(({ id }) => id !== 'live').map(({ id }) => id);

/** Every file that can be had of a post: its id, the path that it gets, and the one that it gets where that is taken. */
function filesOf(item: Item, pattern: string): [id: string, path: string, other: string][] {
  const compiled = compileTemplate(pattern);
  if (!compiled.ok) throw new Error(`${pattern} does not compile`);
  const context = { item, source: 'posts', folder: item.author.uniqueId };
  return wantsOf(item, named, defaultChoices).map(({ asset, want }) => {
    const path = placeFile(compiled.template, { ...context, num: want.num }, want.suffix, want.ext);
    const suffix = suffixOf(compiled.template, want.suffix, want.ext);
    return [fileId(item.awemeId, asset.id, want), path, withId(path, item.awemeId, suffix)];
  });
}

const read = (paths: readonly string[]) =>
  folder.read(paths.map((path) => ({ path: `mine/${path}`, size: 1 })));

const subtitleInfos = ['eng-US', 'cmn-Hant-CN', 'und'].map((language) => ({
  ...{ LanguageCodeName: language, Format: 'webvtt', Source: 'MT' },
  Url: `https://v16-webapp.tiktok.com/${language}/`,
}));
const video = { ...(wireVideoItem()['video'] as object), subtitleInfos };
const posts = [
  itemOf(wireVideoItem({ video, stats: { commentCount: 3 } })),
  itemOf({ ...wirePhotoItem(120), stats: { commentCount: 3 } }),
];

it('together the posts have every kind of file', () => {
  const kinds = posts.flatMap((item) => wantsOf(item, named, defaultChoices).map(({ asset }) => asset.id));
  expect([...new Set(kinds)].sort()).toEqual([...named].sort());
});

const patterns = presets.map(({ text }) => text).filter((text) => /\{aweme_?id\}/i.test(text));

describe.each(patterns)('a folder that Clipkeep filled by %s', (pattern) => {
  it.each(posts)('gives back each file of a $kind post', (item) => {
    const files = filesOf(item, pattern);
    for (const at of [1, 2] as const) {
      const reading = read(files.map((file) => file[at]));
      expect(new Set(reading.found.map(({ id }) => id))).toEqual(new Set(files.map(([id]) => id)));
      expect(reading.unreadable).toBe(0);
    }
  });
});

describe('a browser that knows nothing yet', () => {
  const worlds: World[] = [];
  afterEach(() => Promise.all(worlds.splice(0).map((world) => world.close())));

  function freshWorld(): World {
    const world = createWorld(
      somePosts(6, (post) => ({ ...post, comments: 2, subtitles: ['eng-US', 'deu-DE'] })),
      20,
    );
    worlds.push(world);
    return world;
  }

  it('writes nothing again of a folder that it took in', async () => {
    const wanted = [...named];
    const before = freshWorld();
    await before.start({ assets: wanted });
    await before.run();
    const paths = (await before.files()).map(({ savedAs = '' }) => savedAs);
    expect(paths.length).toBeGreaterThan(20);
    const after = freshWorld();
    await takeIn(after.ports.db, read(paths));
    await after.start({ assets: wanted });
    await after.run();
    expect(after.platform.begun).toEqual([]);
    expect(await after.job()).toMatchObject({ state: 'done', counts: { saved: 0, skipped: paths.length } });
  });
});
