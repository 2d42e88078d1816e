import type { ArchiveDb } from '@/lib/archive/db';
import type { FileRow, JobRow } from '@/lib/archive/rows';
import { compileTemplate } from '@/lib/naming/compile';
import { placeFile, suffixOf } from '@/lib/naming/place';
import type { Template } from '@/lib/naming/template';
import type { ReadItem } from '@/lib/tiktok/read-item';
import { type Draft, draftsOf, wordsOnlyId } from './drafts';
import { closeLedger, enter, openLedger, strike } from './ledger';
import { takePath } from './own-path';
import { rememberAuthors } from './people';
import type { JobSettings, Ports } from './ports';

/** What planning needs of the world, read before its transaction begins. */
export interface Planning {
  template: Template;
  now: number;
  renames: JobSettings['renames'];
  choices: JobSettings['choices'];
}

/** The tables that planning reads and writes. */
export function planningTables(db: ArchiveDb) {
  return [db.jobs, db.files, db.posts, db.users, db.facts];
}

/** Reads what planning needs. A template that no longer compiles names files by post id until it does. */
export async function readPlanning(ports: Ports): Promise<Planning> {
  const { template, renames, choices } = await ports.settings();
  const compiled = compileTemplate(template);
  const plain = compiled.ok ? compiled : compileTemplate('{awemeId}');
  if (!plain.ok) throw new Error('the plainest template does not compile');
  return { template: plain.template, now: ports.now(), renames, choices };
}

/**
 * Plans the files of posts for a job, and writes down posts and authors. Gives the job with its counters changed, for the
 * caller to write; other jobs' are written here. Runs inside a transaction over `planningTables`.
 */
export async function planPosts(
  db: ArchiveDb,
  job: JobRow,
  reads: readonly ReadItem[],
  planning: Planning,
): Promise<JobRow> {
  const items = reads.flatMap((read) => (read.ok ? [read.item] : []));
  await db.posts.bulkPut(
    items.map((item) => ({ ...item, secUid: item.author.secUid, seenAt: planning.now })),
  );
  const folders = await rememberAuthors(db, items, planning);
  const drafts = reads.flatMap((read) => draftsOf(read, job.id, job.assets, planning.choices));
  const known = await knownFiles(db, drafts);
  const ledger = await openLedger(db, job, [...known.values()]);
  const place = placing(db, job, folders, planning.template);
  for (const draft of drafts)
    await enter(ledger, known.get(draft.row.id), draft.row, (row) => place(row, draft));
  for (const row of outdatedWords(drafts, known)) if (strike(ledger, row)) await db.files.delete(row.id);
  await closeLedger(db, ledger);
  return ledger.job;
}

/** The rows that these drafts would become or replace, by id. */
export async function knownFiles(db: ArchiveDb, drafts: readonly Draft[]): Promise<Map<string, FileRow>> {
  const ids = new Set(drafts.flatMap(({ row }) => [row.id, wordsOnlyId(row.awemeId)]));
  const rows = await db.files.bulkGet([...ids]);
  return new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
}

/** Rows that said why a post has no files, now that it has some. */
function outdatedWords(drafts: readonly Draft[], known: Map<string, FileRow>): FileRow[] {
  const posts = new Set(drafts.flatMap(({ row, file }) => (file ? [row.awemeId] : [])));
  return [...posts].flatMap((awemeId) => known.get(wordsOnlyId(awemeId)) ?? []);
}

function placing(db: ArchiveDb, job: JobRow, folders: Map<string, string>, template: Template) {
  const { uniqueId } = job.target;
  const list = { source: job.source, ...(uniqueId ? { owner: uniqueId } : {}) };
  const assigned = new Map<string, string>();
  return async (row: FileRow, { file }: Draft): Promise<FileRow> => {
    if (!file) return row;
    const { item, want } = file;
    const folder = folders.get(item.author.secUid) ?? item.author.uniqueId;
    const asked = placeFile(template, { ...list, item, folder, num: want.num }, want.suffix, want.ext);
    const suffix = suffixOf(template, want.suffix, want.ext);
    return { ...row, ...(await takePath(db, row, asked, { suffix, assigned })) };
  };
}
