import type { OpenJob } from '@/lib/archive/open-jobs';
import { adoptFiles } from './adopt-files';
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
  let open: OpenJob[] | undefined;
  const save = async () => {
    open = await saveFiles(ports);
    return true;
  };
  await alone(ports, 'save', save);
  const asked = await alone(ports, 'ask', () => {
    const known = open;
    // Another round comes because something has happened since.
    open = undefined;
    return askNext(ports, known);
  });
  if (asked) await alone(ports, 'save', save);
}

async function saveFiles(ports: Ports): Promise<OpenJob[] | undefined> {
  await reconcile(ports);
  await adoptFiles(ports);
  const open = await fillSlots(ports);
  await finishJobs(ports);
  const due = await nextDue(ports, open);
  if (due !== undefined) await ports.wakeAt(due);
  return open;
}
