import { alone } from './alone';
import { askNext } from './ask-next';
import { fillSlots } from './fill-slots';
import { finishJobs } from './finish-jobs';
import type { Ports } from './ports';
import { reconcile } from './reconcile';
import { nextDue } from './wake';

/**
 * Moves everything one step, as far as it goes now. Reads only the database and the world, so it may be called at any time,
 * any number of times, by any worker. Lists are read under a lock of their own and never hold up saving.
 */
export async function pump(ports: Ports): Promise<void> {
  await alone(ports, 'save', () => saveFiles(ports));
  const asked = await alone(ports, 'ask', () => askNext(ports));
  if (asked) await alone(ports, 'save', () => saveFiles(ports));
}

async function saveFiles(ports: Ports): Promise<boolean> {
  await reconcile(ports);
  await fillSlots(ports);
  await finishJobs(ports);
  const due = await nextDue(ports);
  if (due !== undefined) await ports.wakeAt(due);
  return true;
}
