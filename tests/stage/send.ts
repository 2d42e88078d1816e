import type { FileRow, JobRow, JobState } from '@/lib/archive/rows';
import type { JobCommand, StartJob } from '@/lib/messages';
import type { Problem } from '@/lib/tiktok/errors';
import type { AnyStage, Evaluates } from './evaluates';
import { readArchive } from './read-archive';

/** What a job is when it has come to a state: its row, and the files that it wanted last. */
export interface Run {
  job: JobRow;
  files: FileRow[];
}

/** Starts a job as the popup does: with a message from a page of the extension. Gives its id, or why there is none. */
export function sendStart(
  own: Evaluates,
  job: Pick<StartJob, 'source' | 'assets'> & Partial<StartJob>,
): Promise<{ jobId: number } | { problem: Problem }> {
  const { source } = job;
  return send(own, 'startJob', { target: {}, filters: {}, label: source, expected: 0, ...job });
}

/** Starts what a text names, as pasting it into the popup does. */
export function sendLinks(
  own: Evaluates,
  text: string,
  assets: string[],
): Promise<{ started: number; problems: { text: string; problem: Problem }[] }> {
  return send(own, 'startLinks', { text, assets });
}

/** What a job's buttons in the popup say. */
export function sendCommand(own: Evaluates, jobId: number, command: JobCommand): Promise<void> {
  return send(own, 'commandJob', { jobId, command });
}

/** Waits until a job is in this state, `minutes` at most, and gives what it is then. The table is read, because the popup shows some jobs only. */
export async function untilJob(
  { own, stage }: { own: Evaluates; stage: Pick<AnyStage, 'worker'> },
  jobId: number,
  state: JobState,
  minutes = 2,
): Promise<Run> {
  const last = await own.evaluate<string>(untilStateOf(jobId, state, minutes * 60_000));
  if (last !== state) throw new Error(`Job ${jobId} is not ${state} after ${minutes} min, but ${last}.`);
  const { jobs, files } = await readArchive(stage);
  const job = jobs.find(({ id }) => id === jobId);
  if (!job) throw new Error(`There is no job ${jobId}.`);
  return { job, files: files.filter((row) => row.jobId === jobId) };
}

/** Looks ten times a second, for so long (ms) at most; gives the state that the job then has. */
function untilStateOf(jobId: number, wanted: JobState, most: number): string {
  return `new Promise((resolve, reject) => {
    const opening = indexedDB.open('clipkeep');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const end = Date.now() + ${most};
      const look = () => {
        const reading = opening.result.transaction('jobs').objectStore('jobs').get(${jobId});
        reading.onerror = () => reject(reading.error);
        reading.onsuccess = () => {
          const state = reading.result?.state;
          if (state !== '${wanted}' && Date.now() < end) return setTimeout(look, 100);
          opening.result.close();
          resolve(state);
        };
      };
      look();
    };
  })`;
}

/** In the form that the extension's messages have; an answer is `res`, a bug is `err`. */
async function send<T>(own: Evaluates, type: string, data: unknown): Promise<T> {
  const message = JSON.stringify({ id: 1, type, data });
  const { res, err } = await own.evaluate<{ res: T; err?: { message: string } }>(
    `(globalThis.browser ?? chrome).runtime.sendMessage({ ...${message}, timestamp: Date.now() })`,
  );
  if (err) throw new Error(err.message);
  return res;
}
