import { expect } from 'vitest';
import type { AnyStage, Evaluates } from './evaluates';
import { readArchive } from './read-archive';
import { untilFact } from './until-fact';

/**
 * Waits until TikTok's wish to slow down is written down, and nothing is under way that had left before: no file, and no
 * pass of the engine, which holds a lock while it asks.
 */
export async function untilAtRest({
  own,
  stage,
}: {
  own: Evaluates;
  stage: Pick<AnyStage, 'worker'>;
}): Promise<void> {
  await untilFact(own, 'pace', 'value?.quiet');
  const saving = async () => (await readArchive(stage)).files.filter(({ state }) => state === 'saving');
  await expect.poll(saving).toEqual([]);
  const held = 'navigator.locks.query().then(({ held }) => held.map(({ name }) => name))';
  await expect.poll(() => own.evaluate<string[]>(held)).toEqual([]);
}
