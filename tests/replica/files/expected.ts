import type { World } from '../world/world';
import { wholeBody } from './body';
import { fileOf } from './file-of';
import { bestGear } from './gears';

/**
 * The bytes that must end up on disk for one file of a post: asset `video` (the best encoding that has sound),
 * `photos` (num counts from 1), `music`, or any slot by its own name. Throws for what the post does not have.
 */
export function expectedBytes(world: World, awemeId: string, asset: string, num = 1): Buffer {
  const file = fileOf(world, { owner: awemeId, slot: slotOf(world, awemeId, asset, num) });
  if (!file) throw new Error(`Post ${awemeId} has no ${asset} ${num}.`);
  return wholeBody(file.body);
}

function slotOf(world: World, awemeId: string, asset: string, num: number): string {
  const post = world.byAwemeId(awemeId);
  if (asset === 'video') return `gear-${post ? bestGear(post)?.name : ''}`;
  return asset === 'photos' ? `photo-${num}` : asset;
}
