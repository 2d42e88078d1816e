import { partsOf } from '@/lib/archive/gathered';
import { type OpenJob, openJobs, savingFiles } from '@/lib/archive/open-jobs';
import { endOfWait, heedsLimit, isLimited, readPace, turnOf } from '@/lib/archive/pace-clock';
import type { FileRow, JobRow } from '@/lib/archive/rows';
import { gathers, records } from '@/lib/assets/index';
import { ClipkeepError, problemOf } from '@/lib/tiktok/errors';
import { isAskDue } from './ask-next';
import { isUnserved } from './blame';
import { asPlanned, changeFile } from './change-file';
import { chooseProbe } from './choose-probe';
import { contain, spoilFile } from './contain';
import { afterProblem, failAttempt, renewalOf } from './give-back';
import { needsAsks, needsPost } from './needs';
import { asksFirst, grant } from './pace';
import type { JobSettings, Ports, TransferRequest } from './ports';
import { type Plan, requestFor } from './transfer-request';

/**
 * Starts planned files until all slots are taken. The job with the fewest files under way comes first, so none starves.
 * Gives what is open after that; undefined, without a look, while the clock lets nothing go.
 */
export async function fillSlots(ports: Ports): Promise<OpenJob[] | undefined> {
  const [pace, now] = [await readPace(ports.db), ports.now()];
  const { kind } = turnOf(pace, now);
  if (kind === 'quiet' || kind === 'probing') return undefined;
  const [settings, open] = [await ports.settings(), await openJobs(ports.db)];
  if (asksFirst(pace, now)) return open;
  const limited = isLimited(pace, settings.dailyLimit, now);
  const free = open.filter(({ job }) => !limited || !heedsLimit(job));
  const ready = free.map((one) => readyOf(one, now));
  const asked = () => ({ asked: isAskDue(free, pace, settings, now), random: ports.random() });
  const chosen = isUnserved(pace, 'media')
    ? chooseProbe(ready, { first: pace.slowDowns === 0, ...asked() })
    : ready;
  const seen = await takeSlots(ports, settings, chosen);
  return open.map(({ job, planned }) => ({ job, planned: planned.flatMap((row) => asSeen(seen, row)) }));
}

/** Gives each row that was looked at as it is now, by id; null where it waits no longer. */
async function takeSlots(ports: Ports, settings: JobSettings, ready: OpenJob[]) {
  const saving = (await savingFiles(ports.db)).filter(takesSlot).map((row) => row.jobId);
  const seen = new Map<string, FileRow | null>();
  for (;;) {
    const next = takeRecording(ready) ?? takeFairly(ready, saving, settings.concurrency);
    if (!next) break;
    const begin = () => beginFile(ports, settings, next);
    const begun = await contain(ports, begin, (problem) => spoilFile(ports, next.row.id, problem));
    const now = begun ?? (await ports.db.files.get(next.row.id));
    if (now === 'wait') break;
    if (now?.state === 'saving' && takesSlot(now)) saving.push(now.jobId);
    seen.set(next.row.id, now?.state === 'planned' ? now : null);
  }
  return seen;
}

function asSeen(seen: Map<string, FileRow | null>, row: FileRow): FileRow[] {
  const now = seen.get(row.id);
  return now === undefined ? [row] : now ? [now] : [];
}

/** Whether a planned file can be started now: not backing off, and its post needn't be asked for again. */
function isReady(row: FileRow, now: number): boolean {
  return !needsPost(row) && !needsAsks(row) && endOfWait(row.retryAt, now) <= now;
}

/** What it takes to bring a file in now. */
export async function planFile(
  ports: Ports,
  { choices }: JobSettings,
  { recording }: JobRow,
  row: FileRow,
): Promise<Plan> {
  const parts = gathers(row.asset) ? await partsOf(ports.db, row.id) : [];
  const post = await ports.db.posts.get(row.awemeId);
  const wish = recording ? { recording } : {};
  return requestFor(row, post, { now: ports.now(), choices, parts: parts.map(({ part }) => part), ...wish });
}

function readyOf({ job, planned }: OpenJob, now: number): OpenJob {
  return { job, planned: planned.filter((row) => isReady(row, now)) };
}

/** What somebody says live is gone a moment later: it waits for no slot. */
function takeRecording(ready: OpenJob[]): { job: JobRow; row: FileRow } | undefined {
  for (const { job, planned } of ready) {
    const at = planned.findIndex((row) => !takesSlot(row));
    const [row] = at < 0 ? [] : planned.splice(at, 1);
    if (row) return { job, row };
  }
  return undefined;
}

function takesSlot({ asset }: FileRow): boolean {
  return !records(asset);
}

function takeFairly(
  ready: OpenJob[],
  saving: number[],
  slots: number,
): { job: JobRow; row: FileRow } | undefined {
  if (saving.length >= slots) return undefined;
  const busy = ({ job }: OpenJob) => saving.filter((id) => id === job.id).length;
  const open = ready.filter(({ planned }) => planned.length > 0);
  const [first] = open.sort((a, b) => busy(a) - busy(b) || a.job.id - b.job.id);
  const row = first?.planned.shift();
  return first && row && { job: first.job, row };
}

/** Gives the row as it is then, undefined when it is gone; `wait` where the clock lets it not go. */
async function beginFile(
  ports: Ports,
  settings: JobSettings,
  { job, row: seen }: { job: JobRow; row: FileRow },
): Promise<FileRow | undefined | 'wait'> {
  const plan = await planFile(ports, settings, job, seen);
  if (plan === 'refresh') return markExpired(ports, seen);
  if (plan === 'nothing') return failUnavailable(ports, seen);
  const asks = plan.kind === 'text' ? undefined : { soft: !heedsLimit(job), limit: settings.dailyLimit };
  const row = await writeAttempt(ports, seen, asks);
  if (row === 'wait' || row?.state !== 'saving') return row;
  return (await beginTransfer(ports, row, plan)) ? row : undefined;
}

function markExpired(ports: Ports, seen: FileRow): Promise<FileRow | undefined> {
  return changeFile(ports.db, seen, (row) => ({ row: { ...row, problem: problemOf('expired') } }));
}

async function failUnavailable(ports: Ports, seen: FileRow): Promise<undefined> {
  const problem = problemOf('nothingToSave');
  await changeFile(ports.db, seen, (row) => afterProblem(row, problem, ports.now(), 0));
  ports.announce([seen.awemeId]);
}

/**
 * Written down before anything starts, so that whoever comes next knows what to look for; with it, on the clock, that
 * TikTok is asked (`asks`).
 */
function writeAttempt(
  ports: Ports,
  seen: FileRow,
  asks: { soft: boolean; limit: number } | undefined,
): Promise<FileRow | undefined | 'wait'> {
  const { db } = ports;
  const [now, salt] = [ports.now(), ports.random().toString(36).slice(2, 10)];
  const attempt = `${seen.id.replaceAll('/', '-')}-${now.toString(36)}-${salt}`;
  const begun = (row: FileRow): FileRow => ({
    ...asPlanned(row),
    ...renewalOf(row),
    state: 'saving',
    attempt,
    touchedAt: now,
  });
  return db.transaction('rw', db.files, db.jobs, db.facts, async () => {
    const pace = asks && grant(await readPace(db), { name: attempt, soft: asks.soft }, asks.limit, now);
    if (asks && !pace) return 'wait';
    const row = await changeFile(db, seen, (row, job) => ({
      row: job.state === 'running' ? begun(row) : row,
    }));
    if (pace && row?.state === 'saving') await db.facts.put({ name: 'pace', value: pace });
    return row;
  });
}

async function beginTransfer(ports: Ports, row: FileRow, request: TransferRequest): Promise<boolean> {
  ports.announce([row.awemeId]);
  try {
    await ports.transfers.begin(row.attempt ?? '', request);
    return true;
  } catch (error) {
    if (!(error instanceof ClipkeepError)) throw error;
    await failAttempt(ports, row, error.problem);
    return false;
  }
}
