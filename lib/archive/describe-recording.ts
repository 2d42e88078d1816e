import type { JobLine } from './job-line';
import type { FileRow, JobRow, LiveFigures } from './rows';

/** Says how a recording is doing; undefined where the job has none under way. */
export function describeRecording(job: JobRow, saving: readonly FileRow[]): JobLine | undefined {
  if (job.state !== 'running') return undefined;
  const row = saving.find(({ live }) => live !== undefined);
  return row?.live && phases[row.live.phase](row.live, row);
}

/** Says that a job waits until somebody is live; undefined where it doesn't, or something is wrong with asking. `now`: Unix ms. */
export function describeAbsence(job: JobRow, now: number): JobLine | undefined {
  if (job.state !== 'running' || job.waitsForRoom === undefined || job.problem) return undefined;
  const { waitsForRoom, aliveAt = 0, retryAt = 0 } = job;
  // Of somebody who never had a room nothing is asked in between.
  const next = waitsForRoom === '' ? retryAt : Math.min(aliveAt, retryAt);
  const seconds = Math.max(1, Math.ceil((next - now) / 1000));
  return {
    now: 'They are not live yet.',
    why: `Clipkeep looks again in ${seconds} s, and records when they are.`,
  };
}

const phases: Record<LiveFigures['phase'], (live: LiveFigures, row: FileRow) => JobLine> = {
  recording: (live, row) => ({
    now: row.stopped ? `Stopping. ${figures(live, row)}` : `Recording: ${figures(live, row)}`,
    why: room(live),
  }),
  reconnecting: (live, row) => ({
    now: `The connection broke. Trying again. ${figures(live, row)}`,
    why: room(live),
  }),
  joining: () => ({ now: 'Making a video of what was received.', why: '' }),
};

function figures({ seconds, bitrate, lostSeconds }: LiveFigures, { received = 0 }: FileRow): string {
  const rate = bitrate > 0 ? `, ${(bitrate / 1_000_000).toFixed(1)} Mbit/s` : '';
  const lost = lostSeconds >= 1 ? `, ${Math.round(lostSeconds)} s missed` : '';
  return `${inClock(seconds)}, ${inSize(received)}${rate}${lost}.`;
}

function room({ diskLeft }: LiveFigures): string {
  return diskLeft > 0 ? `${inSize(diskLeft)} left on the disk.` : '';
}

/** `4:05`, `1:04:05`. */
function inClock(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const two = (part: number) => String(part).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

function inSize(bytes: number): string {
  const large = bytes >= 1_000_000_000;
  const size = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
  return large ? `${size.format(bytes / 1_000_000_000)} GB` : `${size.format(bytes / 1_000_000)} MB`;
}
