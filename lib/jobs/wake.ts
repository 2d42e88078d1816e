import { nextPlanned, runningJobs, savingFiles } from '@/lib/archive/open-jobs';
import { nextAskAt } from './ask-next';
import { needsPost } from './fill-slots';
import { downloadPatience } from './follow-download';
import type { Ports } from './ports';
import { transferPatience } from './reconcile';

/** Never sooner than this (ms): what is due now but not done is being done by somebody else. */
const shortest = 1_000;

/** When something is due next if nothing happens before, Unix ms; undefined when all is quiet. */
export async function nextDue(ports: Ports): Promise<number | undefined> {
  const now = ports.now();
  const times = [...(await filesDue(ports)), ...(await watchdogs(ports)), await nextAskAt(ports)];
  const known = times.flatMap((time) => (time === undefined ? [] : [time]));
  return known.length === 0 ? undefined : Math.max(Math.min(...known), now + shortest);
}

/** Files that back off. Those that only wait for a slot are woken by the file that leaves it. */
async function filesDue(ports: Ports): Promise<number[]> {
  const jobs = await runningJobs(ports.db);
  const planned = await Promise.all(jobs.map((job) => nextPlanned(ports.db, job.id)));
  const waiting = planned.flat().filter((row) => !needsPost(row) && row.retryAt !== undefined);
  return waiting.map((row) => row.retryAt ?? 0).filter((time) => time > ports.now());
}

async function watchdogs(ports: Ports): Promise<number[]> {
  const saving = await savingFiles(ports.db);
  return saving.map(
    (row) => (row.touchedAt ?? 0) + (row.blobUrl === undefined ? transferPatience : downloadPatience),
  );
}
