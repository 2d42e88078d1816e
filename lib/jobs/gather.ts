import { lastPart } from '@/lib/archive/gathered';
import type { FileRow } from '@/lib/archive/rows';
import type { Gathering } from '@/lib/assets/asset';
import { ClipkeepError, type Problem, problemOf } from '@/lib/tiktok/errors';
import { aboutPost, type Blame } from './blame';
import { asPlanned, changeFile } from './change-file';
import { afterProblem } from './give-back';
import { noteAnswer } from './pace';
import type { Ports } from './ports';
import { wantOf } from './transfer-request';

/** One share of a file, as an answer brought it. */
type Share = ReturnType<Gathering['read']>;

/**
 * Asks once for a planned file that several answers bring together; with the last of them it can be saved. Where the
 * gathering stands is in the archive, so that any worker goes on with it. `name` is the request's, for the clock.
 */
export async function gatherPart(ports: Ports, row: FileRow, name: string): Promise<void> {
  const share = await nextShare(ports, row);
  const blame = await noteAnswer(ports, name, 'code' in share ? share : 'well', aboutPost(row));
  if ('code' in share) await failGathering(ports, row, share, blame);
  else await writeShare(ports, row, share);
  ports.announce([row.awemeId]);
}

async function nextShare(ports: Ports, row: FileRow): Promise<Share | Problem> {
  const { db } = ports;
  const post = await db.posts.get(row.awemeId);
  const { choices } = await ports.settings();
  const body = post && wantOf(row, post, choices)?.body;
  if (body?.kind !== 'gather') return problemOf('nothingToSave');
  const { gathering } = body;
  const last = await lastPart(db, row.id);
  const state = last ? last.next : gathering.start;
  return state === null ? { part: undefined, next: null } : askShare(ports, gathering, state);
}

async function askShare(ports: Ports, gathering: Gathering, state: string): Promise<Share | Problem> {
  try {
    return gathering.read(await ports.ask(gathering.ask(state)), state);
  } catch (error) {
    if (error instanceof ClipkeepError) return error.problem;
    throw error;
  }
}

/** The share and what it means for its file are written together: neither is asked for twice, nor forgotten. */
async function writeShare({ db }: Ports, seen: FileRow, { part, next }: Share): Promise<void> {
  const whole = next === null ? { gathered: true } : {};
  await db.transaction('rw', db.files, db.jobs, db.gathered, async () => {
    const row = await changeFile(db, seen, (now) => ({ row: { ...asPlanned(now), tries: 0, ...whole } }));
    if (!row || part === undefined) return;
    const last = await lastPart(db, row.id);
    await db.gathered.put({ id: row.id, nth: (last?.nth ?? 0) + 1, part, next });
  });
}

/** The file waits longer each time for its next part, or fails. */
export async function failGathering(
  ports: Ports,
  seen: FileRow,
  problem: Problem,
  blame: Blame = 'theirs',
): Promise<void> {
  const [now, random] = [ports.now(), ports.random()];
  await changeFile(ports.db, seen, (row) => afterProblem(row, problem, now, random, blame));
}
