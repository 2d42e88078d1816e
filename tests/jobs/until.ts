import type { World } from './world';

/** Lets the world live until something is so, no further: time goes on where nothing else does. */
export async function until(world: World, reached: () => Promise<boolean>): Promise<void> {
  const { platform } = world;
  for (let rounds = 0; !(await reached()); rounds += 1) {
    if (rounds > 500) throw new Error('never reached');
    await world.runOnce();
    const due = platform.alarms.filter((time) => time > platform.clock);
    if (platform.transfers.size === 0 && due.length > 0) platform.clock = Math.min(...due);
  }
}
