import { problemOf } from '@/lib/tiktok/errors';
import { lastWords } from '@/lib/tiktok/last-words';
import { describeAbsence, describeRecording } from './describe-recording';
import type { JobLine } from './job-line';
import { isLimited, isSoft, type Pace, type Trouble, turnOf } from './pace-clock';
import type { FileRow, JobRow } from './rows';

/** What keeps jobs from asking: the clock, and the requests that a day may have (0: as many as it takes). */
export interface Clock {
  pace: Pace;
  dailyLimit: number;
}

/** Says what a job is doing and why. `saving`: its files under way; `now`: Unix ms; `clock` where it is known. */
export function describeJob(job: JobRow, saving: readonly FileRow[], now: number, clock?: Clock): JobLine {
  const recording = describeRecording(job, saving);
  if (recording) return recording;
  const waiting =
    job.state === 'running' && clock ? describeClock(job, saving.length, now, clock) : undefined;
  return waiting ?? describeAbsence(job, now) ?? lines[job.state](job, saving.length, now);
}

/** Whether the daily limit alone keeps a job from going on. */
export function isHeldToday(job: JobRow, { pace, dailyLimit }: Clock, now: number): boolean {
  return job.state === 'running' && !isSoft(job) && isLimited(pace, dailyLimit, now);
}

const restWords: Record<Trouble | 'slowDown', string> = {
  slowDown: 'TikTok asked to slow down.',
  network: 'The connection is broken. Clipkeep goes on by itself once it is back.',
  refused: 'TikTok refuses what is asked. Clipkeep tries again with one request.',
};

function describeClock(job: JobRow, saving: number, now: number, clock: Clock): JobLine | undefined {
  const turn = turnOf(clock.pace, now);
  const under = saving > 0 ? `Saving ${counted(saving, 'file')}. ` : '';
  if (turn.kind === 'quiet')
    return {
      now: `${under}Waiting until ${inHours(turn.until)} (${inTime(turn.until - now)}):`,
      why: restWords[clock.pace.quiet?.why ?? 'slowDown'],
    };
  if (turn.kind === 'probing' && saving === 0)
    return { now: 'Trying with one request:', why: 'If TikTok answers it, the others follow.' };
  if (!isHeldToday(job, clock, now)) return undefined;
  const limit = `today's limit of ${counted(clock.dailyLimit, 'request')} is reached.`;
  return {
    now: `${under}Waiting until tomorrow at 00:00:`,
    why: `${limit} Press Go on today, or change it in the options under Speed.`,
  };
}

const lines: Record<JobRow['state'], (job: JobRow, saving: number, now: number) => JobLine> = {
  running: describeRunning,
  paused: ({ problem }, saving) =>
    problem
      ? { now: 'Paused:', why: lastWords(problem) }
      : { now: 'Paused.', why: `${stillComing(saving)}Press Resume to go on.` },
  cancelled: (_, saving) => ({ now: 'Cancelled.', why: `${stillComing(saving)}What was saved stays.` }),
  failed: (job) => ({
    now: 'Stopped:',
    why: joined(job.problem ? lastWords(job.problem) : 'The list could not be read.', missing(job)),
  }),
  done: describeDone,
};

function describeRunning(job: JobRow, saving: number, now: number): JobLine {
  const { planned } = job.counts;
  const wait = job.problem && (job.retryAt ?? 0) > now ? inTime((job.retryAt ?? 0) - now) : undefined;
  const why = job.problem?.sentence ?? '';
  const reading = describeList(job);
  if (saving > 0) {
    const left = planned > saving ? `, ${inDigits(planned - saving)} to go` : '';
    const list = wait ? `The list waits ${wait}: ${why}` : reading;
    return { now: `Saving ${counted(saving, 'file')}${left}.`, why: list };
  }
  if (wait) return { now: `Waiting ${wait}:`, why };
  if (planned > 0) return { now: `${counted(planned, 'file')} waiting for a turn.`, why: reading };
  return { now: reading || 'Finishing.', why: '' };
}

function describeList({ hasMore, problem, retryAt, listTries, counts }: JobRow): string {
  // A list that is tried again knows when.
  if (hasMore && problem && listTries > 0 && retryAt === undefined)
    return `The list ended early: ${lastWords(problem)}`;
  return hasMore ? `Reading the list… ${counted(counts.listed, 'post')} so far.` : '';
}

function describeDone(job: JobRow): JobLine {
  const { failed, saved } = job.counts;
  const short = missing(job);
  if (failed > 0) {
    const why = joined('Retry failed asks for them again.', short);
    return { now: `Done, but ${counted(failed, 'file')} failed.`, why };
  }
  if (short) return { now: 'Done.', why: short };
  if (job.keptRaw) return { now: 'Done.', why: problemOf('unplayable').sentence };
  if (job.shown === 0) return { now: 'Done.', why: 'TikTok lists no posts here, or only to their owner.' };
  return { now: 'Done.', why: saved === 0 ? 'There was nothing new to save.' : '' };
}

/** How far TikTok's list fell short of what it was said to hold; '' where it didn't, or where the filters ended it. */
function missing({ counts, expected, filters, shown, cutByFilters }: JobRow): string {
  const whole = shown !== undefined || Object.keys(filters).length === 0;
  const all = shown ?? counts.listed;
  if (!whole || cutByFilters || expected <= all) return '';
  return `TikTok listed ${inDigits(all)} of about ${counted(expected, 'post')}.`;
}

function joined(...sentences: string[]): string {
  return sentences.filter(Boolean).join(' ');
}

function stillComing(saving: number): string {
  return saving > 0 ? `${counted(saving, 'file')} under way will still arrive. ` : '';
}

function counted(count: number, word: string): string {
  return `${inDigits(count)} ${word}${count === 1 ? '' : 's'}`;
}

function inDigits(count: number): string {
  return new Intl.NumberFormat('en').format(count);
}

/** Unix ms → `14:05` of the person's clock. */
function inHours(time: number): string {
  return new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(time);
}

/** Seconds up to a minute and a half, then minutes. */
function inTime(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  return seconds <= 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
