import { problemOf } from '@/lib/tiktok/errors';
import { inClock, inMissed, inSize, inTime, joined } from './in-words';
import type { JobLine } from './job-line';
import type { LiveFigures, RecordingEnd } from './live-figures';
import type { FileRow, JobRow } from './rows';

/** Says how a recording is doing; undefined where the job has none under way. It goes on while its job is paused. */
export function describeRecording(job: JobRow, files: readonly FileRow[]): JobLine | undefined {
  if (job.state !== 'running' && job.state !== 'paused') return undefined;
  const row = files.find(({ state, live }) => state === 'saving' && live !== undefined);
  if (!row?.live) return undefined;
  const line = phases[row.live.phase](row.live, row);
  return job.state === 'paused' ? { ...line, why: joined(line.why, whatWaits(job)) } : line;
}

function whatWaits({ problem }: JobRow): string {
  return problem
    ? `Its other files wait: ${problem.sentence}`
    : 'Press Resume to go on with its other files.';
}

/** Says what a recording came to, as its files are; '' where the job has none. */
export function describeRecorded({ keptRaw }: JobRow, files: readonly FileRow[]): string {
  const rows = files.filter(({ state, asset }) => state === 'saved' && asset === 'live');
  if (rows.length === 0) return '';
  const size = rows.reduce((sum, row) => sum + (row.size ?? 0), 0);
  const videos = videosIn(rows, keptRaw);
  const live = rows.find((row) => row.live)?.live;
  const facts = [
    live ? inClock(live.seconds) : '',
    inSize(size),
    inMissed(live?.lostSeconds ?? 0),
    videos > 1 ? `in ${videos} files: the stream changed on the way` : '',
  ];
  return joined(
    `Recorded ${facts.filter(Boolean).join(', ')}.`,
    live?.ended ? endings[live.ended] : '',
    keptRaw ? problemOf('unplayable').sentence : '',
  );
}

/** A raw file has an extension of its own, but where it is fragmented MP4. */
function videosIn(rows: readonly FileRow[], keptRaw: boolean | undefined): number {
  const videos = rows.filter(({ path }) => /\.(mp4|m4a)$/i.test(path)).length;
  return keptRaw && videos === rows.length ? videos - 1 : videos;
}

/** What the person would not expect. */
const endings: Record<RecordingEnd, string> = {
  ...{ over: '', stopped: '' },
  limit: 'It came to the length or size that you had set.',
  disk: "It ended early: the disk with your browser's own files was nearly full.",
  lost: 'It ended early: TikTok sent nothing new for ten minutes.',
};

/** Says that a job waits until somebody is live; undefined where it doesn't, or something is wrong with asking. `now`: Unix ms. */
export function describeAbsence(job: JobRow, now: number): JobLine | undefined {
  if (job.state !== 'running' || job.waitsForRoom === undefined || job.problem) return undefined;
  const { waitsForRoom, livePaused, aliveAt = 0, retryAt = 0 } = job;
  // What is asked of their room in between tells only of that broadcast: the next one has another.
  const next = livePaused && waitsForRoom !== '' ? Math.min(aliveAt, retryAt) : retryAt;
  const again = `Clipkeep looks again in ${inTime(next - now)}, and records when`;
  return livePaused
    ? { now: 'Their live is paused.', why: `${again} it goes on.` }
    : { now: 'They are not live yet.', why: `${again} they are.` };
}

const phases: Record<LiveFigures['phase'], (live: LiveFigures, row: FileRow) => JobLine> = {
  recording: (live, row) => ({
    now: `${row.stopped ? 'Stopping.' : 'Recording:'} ${figures(live, row)}`,
    why: room(live),
  }),
  reconnecting: (live, row) => ({
    now: `${row.stopped ? 'Stopping.' : 'The connection broke. Trying again.'} ${figures(live, row)}`,
    why: room(live),
  }),
  joining: () => ({ now: 'Making a video of what was received.', why: '' }),
};

function figures({ seconds, bitrate, lostSeconds }: LiveFigures, { received = 0 }: FileRow): string {
  const rate = bitrate > 0 ? `${(bitrate / 1_000_000).toFixed(1)} Mbit/s` : '';
  const facts = [inClock(seconds), inSize(received), rate, inMissed(lostSeconds)];
  return `${facts.filter(Boolean).join(', ')}.`;
}

function room({ diskLeft }: LiveFigures): string {
  return diskLeft > 0 ? `${inSize(diskLeft)} left on the disk.` : '';
}
