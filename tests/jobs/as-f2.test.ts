import { afterEach, describe, expect, it } from 'vitest';
import { presets } from '@/lib/naming/presets';
import { idAt, newest, type WirePost } from './wire';
import { createWorld, type World } from './world';

let world: World;
afterEach(() => world.close());

/** `newest` in UTC+8, as f2 writes it. */
const time = '2026-08-01 20-00-00';

async function pathsOf(posts: WirePost[], request: Parameters<World['start']>[0]): Promise<string[]> {
  world = createWorld(posts);
  world.settings.template = presets.find(({ id }) => id === 'f2')?.text ?? '';
  await world.start(request);
  await world.run();
  const rows = await world.files();
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['saved']));
  return rows.map(({ path }) => path).sort();
}

describe('files named as f2 names them', () => {
  it('lie in the folder of the person whose list it is', async () => {
    const post = { awemeId: idAt(0), createTime: newest, desc: 'a b', uniqueId: 'maker' };
    const target = { secUid: 'MS4wMira', uniqueId: 'mira_example' };
    expect(await pathsOf([post], { source: 'likes', target })).toEqual([
      `Download/tiktok/like/mira_example/${time}_a_b_desc.txt`,
      `Download/tiktok/like/mira_example/${time}_a_b_video.mp4`,
    ]);
  });

  it('are all kept, where f2 lost the later of two posts of one second and caption', async () => {
    const posts = [0, 1].map((at) => ({ awemeId: idAt(at), createTime: newest, desc: '!' }));
    expect(await pathsOf(posts, { assets: ['video'] })).toEqual([
      `Download/tiktok/post/mira_example/${time}___${idAt(1)}_video.mp4`,
      `Download/tiktok/post/mira_example/${time}___video.mp4`,
    ]);
  });
});
