import type { RecorderWorld } from './recorder-world';

/** The browser needs some room of its own (bytes). */
const reserve = 200_000_000;
const lookMs = 10_000;

/**
 * Ends a recording while there is still room to join it, and all that are under way beside it: what is kept on this disk
 * is needed once more there. Gives what was left at the last look.
 */
export function createDiskWatch(world: RecorderWorld, end: () => void): () => number {
  let left = 0;
  let lookedAt = Number.NEGATIVE_INFINITY;
  const look = async () => {
    const disk = await world.disk();
    left = disk.left;
    if (left > 0 && left < disk.kept + reserve) end();
  };
  return () => {
    const now = world.now();
    if (Math.abs(now - lookedAt) < lookMs) return left;
    lookedAt = now;
    void look();
    return left;
  };
}
