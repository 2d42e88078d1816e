import { partsOf } from '@/lib/archive/gathered';
import { nextPlanned, runningJobs, savingFiles } from '@/lib/archive/open-jobs';
import type { FileRow } from '@/lib/archive/rows';
import { gathers } from '@/lib/assets/index';
import { ClipkeepError, problemOf } from '@/lib/tiktok/errors';
import { asPlanned, changeFile } from './change-file';
import { afterProblem, failAttempt } from './give-back';
import type { Ports, TransferRequest } from './ports';
import { type Plan, requestFor } from './transfer-request';

/** Starts planned files until all slots are taken. The job with the fewest files under way comes first, so none starves. */
export async function fillSlots(ports: Ports): Promise<void> {
  const { concurrency } = await ports.settings();
  const saving = (await savingFiles(ports.db)).map((row) => row.jobId);
  if (saving.length >= concurrency) return;
  const waiting = await readyFiles(ports);
  while (saving.length < concurrency) {
    const row = takeFairly(waiting, saving);
    if (!row) return;
    if (await beginFile(ports, row)) saving.push(row.jobId);
  }
}

/** Whether a planned file can be started now: not backing off, and its post needn't be asked for again. */
function isReady(row: FileRow, now: number): boolean {
  return !needsPost(row) && !needsAsks(row) && (row.retryAt ?? 0) <= now;
}

/** Whether a planned file waits for its post to be asked for again: its link ran out, or nothing is known of it. */
export function needsPost(row: FileRow): boolean {
  return row.problem?.code === 'expired' || row.asset === 'post';
}

/** Whether a planned file's parts are still to be asked for. */
export function needsAsks(row: FileRow): boolean {
  return gathers(row.asset) && !row.gathered;
}

async function planFile(ports: Ports, row: FileRow): Promise<Plan> {
  const { choices } = await ports.settings();
  const parts = gathers(row.asset) ? await partsOf(ports.db, row.id) : [];
  const post = await ports.db.posts.get(row.awemeId);
  return requestFor(row, post, { now: ports.now(), choices, parts: parts.map(({ part }) => part) });
}

async function readyFiles(ports: Ports): Promise<Map<number, FileRow[]>> {
  const now = ports.now();
  const ready = new Map<number, FileRow[]>();
  for (const job of await runningJobs(ports.db)) {
    const rows = await nextPlanned(ports.db, job.id);
    ready.set(
      job.id,
      rows.filter((row) => isReady(row, now)),
    );
  }
  return ready;
}

function takeFairly(waiting: Map<number, FileRow[]>, saving: number[]): FileRow | undefined {
  const busy = (jobId: number) => saving.filter((id) => id === jobId).length;
  const open = [...waiting.keys()].filter((id) => waiting.get(id)?.length);
  const [first] = open.sort((a, b) => busy(a) - busy(b) || a - b);
  return first === undefined ? undefined : waiting.get(first)?.shift();
}

/** Gives whether the file took a slot. */
async function beginFile(ports: Ports, seen: FileRow): Promise<boolean> {
  const plan = await planFile(ports, seen);
  if (plan === 'refresh') return noSlot(markExpired(ports, seen));
  if (plan === 'nothing') return noSlot(failUnavailable(ports, seen));
  const row = await writeAttempt(ports, seen);
  return row?.state === 'saving' ? beginTransfer(ports, row, plan) : false;
}

async function noSlot(written: Promise<unknown>): Promise<false> {
  await written;
  return false;
}

function markExpired(ports: Ports, seen: FileRow): Promise<unknown> {
  return changeFile(ports.db, seen, (row) => ({ row: { ...row, problem: problemOf('expired') } }));
}

async function failUnavailable(ports: Ports, seen: FileRow): Promise<void> {
  const problem = problemOf('nothingToSave');
  await changeFile(ports.db, seen, (row) => afterProblem(row, problem, ports.now(), 0));
  ports.announce([seen.awemeId]);
}

/** Written down before anything starts, so that whoever comes next knows what to look for. */
function writeAttempt(ports: Ports, seen: FileRow): Promise<FileRow | undefined> {
  const [now, salt] = [ports.now(), ports.random().toString(36).slice(2, 10)];
  const attempt = `${seen.id.replaceAll('/', '-')}-${now.toString(36)}-${salt}`;
  const next: FileRow = { ...asPlanned(seen), state: 'saving', attempt, touchedAt: now };
  return changeFile(ports.db, seen, (row, job) => ({ row: job.state === 'running' ? next : row }));
}

async function beginTransfer(ports: Ports, row: FileRow, request: TransferRequest): Promise<boolean> {
  ports.announce([row.awemeId]);
  try {
    await ports.transfers.begin(row.attempt ?? '', request);
    return true;
  } catch (error) {
    if (!(error instanceof ClipkeepError)) throw error;
    return noSlot(failAttempt(ports, row, error.problem));
  }
}
