import type { FileRow } from '@/lib/archive/rows';
import { wantedBy } from '@/lib/archive/shared-files';
import { resultOf } from '@/lib/assets/live';
import { ClipkeepError, type Problem, problemOf } from '@/lib/tiktok/errors';
import type { ReadItem } from '@/lib/tiktok/read-item';
import { aboutPost, type Blame } from './blame';
import { asPlanned, changeFile } from './change-file';
import { afterProblem } from './give-back';
import { needsPost } from './needs';
import { noteAnswer } from './pace';
import { type Planning, planningTables, planPosts, readPlanning } from './plan-posts';
import type { Ports } from './ports';
import { sourceOf } from './source-of';

/**
 * Asks for a post again because the links of its files ran out, or nothing readable was known of it; its files go on.
 * `name` is the request's, for the clock.
 */
export async function refreshPost(ports: Ports, stale: FileRow, name: string): Promise<void> {
  const read = await askPost(ports, stale);
  const blame = await noteAnswer(ports, name, read.ok ? 'well' : read.problem, aboutPost(stale));
  if (read.ok) await renewPost(ports, read, await readPlanning(ports));
  else await failPost(ports, read.awemeId, read.problem, blame);
  ports.announce([stale.awemeId]);
}

async function askPost(ports: Ports, { id, awemeId }: FileRow): Promise<ReadItem> {
  try {
    const { source, target, cursor } = await whereToAsk(ports, id, awemeId);
    const page = source.page(await ports.ask(source.ask(target, cursor)), target, cursor);
    const found = page.items.find((read) => (read.ok ? read.item.awemeId : read.awemeId) === awemeId);
    return found ?? { ok: false, awemeId, problem: problemOf(source.id === 'live' ? 'liveEnded' : 'gone') };
  } catch (error) {
    if (!(error instanceof ClipkeepError)) throw error;
    return { ok: false, awemeId, problem: error.problem };
  }
}

/** A live room is known by who is in it; its recording goes on under the same name. */
async function whereToAsk({ db, now }: Ports, id: string, awemeId: string) {
  const post = await db.posts.get(awemeId);
  if (post?.kind === 'live') {
    const cursor = post.live?.recording ?? resultOf(id).recording.split('/').at(-1) ?? '';
    return { source: sourceOf('live'), target: { uniqueId: post.author.uniqueId }, cursor };
  }
  const [source, target] = [sourceOf('post'), { awemeIds: [awemeId] }];
  return { source, target, cursor: source.start(target, now()) };
}

async function renewPost(ports: Ports, read: ReadItem & { ok: true }, planning: Planning): Promise<void> {
  const { db } = ports;
  const { item } = read;
  await db.transaction('rw', planningTables(db), async () => {
    await db.posts.put({ ...item, secUid: item.author.secUid, seenAt: planning.now });
    const rows = await waitingFiles(ports, item.awemeId);
    const files = rows.filter((row) => row.asset !== 'post');
    await db.files.bulkPut(files.map((row) => ({ ...asPlanned(row), renewedAt: planning.now })));
    for (const id of rows.filter((one) => one.asset === 'post').flatMap(wantedBy)) {
      const job = await db.jobs.get(id);
      if (job) await db.jobs.put(await planPosts(db, job, [read], planning));
    }
  });
}

/** The files that wait for a post wait longer each time, or fail. */
export async function failPost(
  ports: Ports,
  awemeId: string,
  problem: Problem,
  blame: Blame = 'theirs',
): Promise<void> {
  const [now, random] = [ports.now(), ports.random()];
  for (const seen of await waitingFiles(ports, awemeId))
    await changeFile(ports.db, seen, (row) => afterProblem(row, problem, now, random, blame));
}

async function waitingFiles(ports: Ports, awemeId: string): Promise<FileRow[]> {
  const rows = await ports.db.files.where('awemeId').equals(awemeId).toArray();
  return rows.filter((row) => row.state === 'planned' && needsPost(row));
}
