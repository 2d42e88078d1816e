import type { ArchiveDb } from './db';
import { endedJobs } from './ended-jobs';
import { counted } from './in-words';
import { readLoss } from './losses';
import { savingFiles } from './open-jobs';
import { isSoft } from './pace-clock';
import type { JobRow } from './rows';

/** What the toolbar button says: a sign, and a line for who points at it. `calls`: it wants to be seen. */
export interface Toolbar {
  sign: string;
  line: string;
  calls: boolean;
}

const name = 'lookedAt';
const dayMs = 86_400_000;
/** More ended jobs than this are not looked through for one that went wrong. */
const mostEnded = 20;

/** The person has seen how the jobs are, at `now` (Unix ms). */
export async function noteLooked(db: ArchiveDb, now: number): Promise<void> {
  await db.facts.put({ name, value: now });
}

/** What matters most: that something waits for the person, files under way, or how jobs ended that they haven't seen yet. */
export async function readToolbar(db: ArchiveDb, now: number): Promise<Toolbar> {
  const waiting = await whatWaits(db);
  if (waiting) return { sign: '!', line: waiting, calls: true };
  const saving = (await savingFiles(db)).length;
  if (saving > 0) return { sign: String(saving), line: `Saving ${counted(saving, 'file')}`, calls: false };
  return (await unseenEnd(db, now)) ?? { sign: '', line: '', calls: false };
}

async function whatWaits(db: ArchiveDb): Promise<string | undefined> {
  if (await readLoss(db)) return "The browser has cleared Clipkeep's memory. Press to see what to do.";
  const paused = db.jobs.where('state').equals('paused');
  const job = await paused.filter(({ problem }) => problem !== undefined).first();
  return job?.problem && `${job.label} waits for you. ${job.problem.sentence}`;
}

/** The last job that ended since the person looked; one that went wrong before all others. A day later that is old news. */
async function unseenEnd(db: ArchiveDb, now: number): Promise<Toolbar | undefined> {
  const looked = Number((await db.facts.get(name))?.value ?? 0);
  const ended = await endedJobs(db, Math.max(looked, now - dayMs), mostEnded);
  // A single post has told it on its own button, and who cancels knows.
  const news = ended.filter((job) => job.state !== 'cancelled' && !isSoft(job));
  const job = news.find(wentWrong) ?? news[0];
  if (!job) return undefined;
  return { sign: wentWrong(job) ? '!' : '✓', line: `${job.label} ${howItEnded(job)}`, calls: wentWrong(job) };
}

function wentWrong({ state, counts, keptRaw }: JobRow): boolean {
  return state === 'failed' || counts.failed > 0 || keptRaw === true;
}

function howItEnded({ state, counts, keptRaw }: JobRow): string {
  const saved = `${counted(counts.saved, 'file')} saved`;
  if (state === 'failed') return `stopped, ${saved}. Press to see why.`;
  if (counts.failed > 0) return `is done, ${saved}, ${counts.failed} failed. Press to see why.`;
  return `is done, ${saved}${keptRaw ? ', but not all of it as a video. Press to see why' : ''}.`;
}
