import { runningJobs } from '@/lib/archive/open-jobs';
import { endOfWait } from '@/lib/archive/pace-clock';
import type { JobRow } from '@/lib/archive/rows';
import { live } from '@/lib/sources/live';
import type { Page } from '@/lib/sources/source';
import { ClipkeepError, type Problem, type ProblemCode, problemIn } from '@/lib/tiktok/errors';
import { roomsAlive } from '@/lib/tiktok/lookups';
import { mostRooms } from '@/lib/tiktok/read-room';
import { noteAnswer } from './pace';
import type { Ports } from './ports';

/** All rooms that are waited for are asked after in one request, this often (ms). */
const aliveMs = 20_000;
/** A person who goes live again has a new room: each is looked up this often (ms), more seldom where many are waited for. */
const leastLookMs = 60_000;
const lookMsEach = 15_000;
const mostLookMs = 600_000;

const absences: ReadonlySet<ProblemCode> = new Set(['notLive', 'liveEnded', 'livePaused']);

/** That somebody isn't live, or has paused. `roomId`: '' where they never had a room. */
export interface Absence {
  roomId: string;
  code: ProblemCode;
}

/** What a page says of somebody who isn't live; undefined where it says something else. */
export function absenceIn(page: Page | Problem): Absence | undefined {
  if ('items' in page) return page.notYet && { roomId: page.notYet.roomId, code: page.notYet.problem.code };
  return absences.has(page.code) ? { roomId: '', code: page.code } : undefined;
}

/** The job waits, and looks again by itself. */
export async function waitForLive(
  { db, now }: Ports,
  asked: JobRow,
  { roomId, code }: Absence,
): Promise<void> {
  await db.transaction('rw', db.jobs, async () => {
    const job = await db.jobs.get(asked.id);
    if (job?.state !== 'running' || job.cursor !== asked.cursor) return;
    const waiting = (await runningJobs(db)).filter((one) => one.waitsForRoom !== undefined).length;
    const look = Math.min(mostLookMs, Math.max(leastLookMs, lookMsEach * waiting));
    const { problem, livePaused, barren, ...calm } = job;
    const paused = code === 'livePaused' ? { livePaused: true as const } : {};
    const times = { retryAt: now() + look, aliveAt: now() + aliveMs };
    // From the beginning: the room that it had come to is not the next one.
    const cursor = live.start(job.target, now());
    await db.jobs.put({ ...calm, cursor, listTries: 0, waitsForRoom: roomId, ...paused, ...times });
  });
}

/** Whether a job's room is to be asked after before the person is looked up again. */
export function isAliveDue({ waitsForRoom, aliveAt, retryAt }: JobRow, now: number): boolean {
  return Boolean(waitsForRoom) && endOfWait(aliveAt, now) < endOfWait(retryAt, now);
}

/** Asks after all rooms that are waited for; who is live is looked up next. `name` is the request's, for the clock. */
export async function watchRooms(ports: Ports, name: string): Promise<void> {
  const { db } = ports;
  const waiting = (await runningJobs(db)).filter((job) => job.waitsForRoom);
  // Of more rooms than one question takes, those whose turn is longest ago.
  const byTurn = waiting.sort(
    (a, b) => endOfWait(a.aliveAt, ports.now()) - endOfWait(b.aliveAt, ports.now()),
  );
  const jobs = byTurn.slice(0, mostRooms);
  const alive = await askAlive(
    ports,
    jobs.map(({ waitsForRoom = '' }) => waitsForRoom),
  );
  const about = { kind: 'asks', of: 'rooms', again: true } as const;
  await noteAnswer(ports, name, 'code' in alive ? alive : 'well', about);
  await db.transaction('rw', db.jobs, async () => {
    const now = ports.now();
    for (const { id } of jobs) {
      const job = await db.jobs.get(id);
      if (job?.state !== 'running' || !job.waitsForRoom) continue;
      const isLive = 'rooms' in alive && alive.rooms.has(job.waitsForRoom);
      await db.jobs.put({ ...job, aliveAt: now + aliveMs, ...(isLive ? { retryAt: now } : {}) });
    }
  });
}

/** Nobody asks after the room of this job for a while: the person is looked up all the same. */
export async function skipRoom({ db, now }: Ports, { id }: JobRow): Promise<void> {
  await db.jobs.update(id, { aliveAt: now() + mostLookMs });
}

async function askAlive(ports: Ports, roomIds: string[]): Promise<{ rooms: Set<string> } | Problem> {
  try {
    const { ask, read } = roomsAlive(roomIds);
    return { rooms: read(await ports.ask(ask)) };
  } catch (error) {
    if (!(error instanceof ClipkeepError)) throw error;
    return problemIn(error);
  }
}
