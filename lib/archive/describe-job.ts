import { lastWords, type Problem, whatHappened } from '@/lib/tiktok/errors';
import { describeAbsence, describeRecorded, describeRecording } from './describe-recording';
import { counted, inDigits, inHours, inTime, joined } from './in-words';
import type { JobLine } from './job-line';
import { heedsLimit, isLimited, type Pace, type Trouble, turnOf } from './pace-clock';
import type { FileRow, JobRow } from './rows';

/** What keeps jobs from asking: the clock, and the files and list pages that a day may have (0: as many as it takes). */
export interface Clock {
  pace: Pace;
  dailyLimit: number;
}

/**
 * Says what a job is doing and why. `files`: those of its that are under way, or, once it is done, its recordings; `now`:
 * Unix ms; `clock` where it is known.
 */
export function describeJob(job: JobRow, files: readonly FileRow[], now: number, clock?: Clock): JobLine {
  if (job.state === 'done') return describeDone(job, describeRecorded(job, files));
  const recording = describeRecording(job, files);
  if (recording) return recording;
  const waiting = job.state === 'running' && clock ? describeClock(job, files.length, now, clock) : undefined;
  return waiting ?? describeAbsence(job, now) ?? lines[job.state](job, files.length, now);
}

/** Whether the daily limit alone keeps a job from going on. */
export function isHeldToday(job: JobRow, { pace, dailyLimit }: Clock, now: number): boolean {
  return job.state === 'running' && heedsLimit(job) && isLimited(pace, dailyLimit, now);
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
  const limit = `today's limit of ${inDigits(clock.dailyLimit)} files and list pages is reached.`;
  return {
    now: `${under}Waiting until tomorrow at 00:00:`,
    why: `${limit} Press Go on today, or change it in the options under Speed.`,
  };
}

type Line = (job: JobRow, saving: number, now: number) => JobLine;

const lines: Record<Exclude<JobRow['state'], 'done'>, Line> = {
  running: describeRunning,
  paused: ({ problem }, saving) =>
    problem
      ? { now: 'Paused:', why: lastWords(problem) }
      : { now: 'Paused.', why: `${stillComing(saving)}Press Resume to go on.` },
  cancelled: (_, saving) => ({ now: 'Cancelled.', why: `${stillComing(saving)}What was saved stays.` }),
  failed: (job) => ({
    now: 'Stopped:',
    why: joined(gaveUp(job.problem), missing(job)),
  }),
};

/** A problem's own sentence may tell what Clipkeep does next; that is over. */
function gaveUp(problem: Problem | undefined): string {
  if (!problem) return 'The list could not be read.';
  const happened = whatHappened(problem);
  if (happened === problem.sentence) return happened;
  return `${happened} Clipkeep tried several times and gave up. Press Try again to go on.`;
}

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

function describeDone(job: JobRow, recorded: string): JobLine {
  const { failed, saved } = job.counts;
  const more = joined(recorded, missing(job));
  if (failed > 0) {
    const why = joined('Retry failed asks for them again.', more);
    return { now: `Done, but ${counted(failed, 'file')} failed.`, why };
  }
  if (more) return { now: 'Done.', why: more };
  if (job.source === 'post' && job.shown === 0)
    return { now: 'Done.', why: 'What these links lead to has jobs of its own.' };
  if (job.shown === 0) return { now: 'Done.', why: 'TikTok lists no posts here, or only to their owner.' };
  return { now: 'Done.', why: saved === 0 ? 'There was nothing new to save.' : '' };
}

/**
 * How far TikTok's list fell short of what it was said to hold; '' where it didn't, where the filters ended it, or where it
 * is of one post, or a live stream: that it isn't there is said already.
 */
function missing({ counts, expected, filters, shown, cutByFilters }: JobRow): string {
  const whole = shown !== undefined || Object.keys(filters).length === 0;
  const all = shown ?? counts.listed;
  if (!whole || cutByFilters || expected <= Math.max(all, 1)) return '';
  return `TikTok listed ${inDigits(all)} of about ${counted(expected, 'post')}.`;
}

function stillComing(saving: number): string {
  return saving > 0 ? `${counted(saving, 'file')} under way will still arrive. ` : '';
}
