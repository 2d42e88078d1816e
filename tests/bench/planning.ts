import 'fake-indexeddb/auto';
import { ArchiveDb } from '@/lib/archive/db';
import type { JobRow } from '@/lib/archive/rows';
import { assets } from '@/lib/assets/index';
import { planPage } from '@/lib/jobs/plan-page';
import type { Planning } from '@/lib/jobs/plan-posts';
import { compileTemplate } from '@/lib/naming/compile';
import { presets } from '@/lib/naming/presets';
import type { Page } from '@/lib/sources/source';
import { readItems } from '@/lib/tiktok/read-item';
import { defaultChoices } from '../assets/default-choices';
import type { Case } from './measure';
import { wirePosts } from './posts';

const count = 35;

const job: JobRow = {
  id: 1,
  state: 'running',
  source: 'posts',
  target: { uniqueId: 'bench_example' },
  assets: assets.map((asset) => asset.id),
  filters: {},
  label: '@bench_example',
  expected: 0,
  cursor: '0',
  hasMore: true,
  lastIds: [],
  listTries: 0,
  counts: { listed: 0, planned: 0, saved: 0, skipped: 0, failed: 0, bytes: 0 },
  createdAt: 0,
};

/** The engine's work on one page of a list, on a database in memory, and the bare writing of its rows. */
export async function planning(): Promise<Case> {
  const db = new ArchiveDb('bench');
  const page: Page = { items: readItems(wirePosts(count)), cursor: '1', hasMore: true };
  const wishes = planningWishes();
  const prepare = () => reset(db);
  await prepare();
  await planPage(db, job, page, wishes);
  const rows = await Promise.all(db.tables.map(async (table) => ({ table, rows: await table.toArray() })));
  return {
    name: `plan a page of ${count} posts`,
    against: 'bulkPut of the same rows',
    prepare,
    ours: () => planPage(db, job, page, wishes),
    known: () =>
      db.transaction('rw', db.tables, async () => {
        for (const one of rows) await one.table.bulkPut(one.rows);
      }),
  };
}

function planningWishes(): Planning {
  const compiled = compileTemplate(presets[0]?.text ?? '');
  if (!compiled.ok) throw new Error('The first preset does not compile.');
  return { template: compiled.template, now: 1_788_220_800_000, renames: 'keep', choices: defaultChoices };
}

async function reset(db: ArchiveDb): Promise<void> {
  for (const table of db.tables) await table.clear();
  await db.jobs.put(job);
}
