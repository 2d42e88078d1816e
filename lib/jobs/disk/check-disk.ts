import { type DiskCheck, noteChecked, readDiskCheck } from '@/lib/archive/disk-check';
import type { FileRow } from '@/lib/archive/rows';
import { records } from '@/lib/assets/index';
import type { DownloadFact } from '../ports';
import type { DiskPorts } from './disk-ports';

/** Rows of one batch. */
const atOnce = 1000;

/** Goes on with the check that is under way, if any, to its end; another worker may take over after any batch. */
export async function checkDisk(ports: DiskPorts): Promise<void> {
  let check = await readDiskCheck(ports.db);
  if (!check || check.finishedAt !== undefined) return;
  await ports.lookAgain(check.total);
  const names = createNames(ports);
  while (check && check.finishedAt === undefined) check = await checkSome(ports, check, names);
}

async function checkSome(ports: DiskPorts, check: DiskCheck, names: Names): Promise<DiskCheck> {
  const { db } = ports;
  const rows = await db.files.where('id').above(check.after).limit(atOnce).toArray();
  const saved = rows.filter(({ state }) => state === 'saved');
  const facts = await factsOf(ports, saved, names);
  const missing = saved.filter((row) => facts.get(row.id)?.exists === false);
  const gone = missing.filter(({ asset }) => !records(asset)).map(({ id }) => id);
  const there = saved.filter((row) => facts.get(row.id)?.exists).length;
  const next: DiskCheck = {
    ...check,
    there: check.there + there,
    gone: check.gone + gone.length,
    goneLive: (check.goneLive ?? 0) + missing.length - gone.length,
    unknown: check.unknown + saved.length - there - missing.length,
    after: rows.at(-1)?.id ?? check.after,
    ...(rows.length < atOnce ? { finishedAt: ports.now() } : {}),
  };
  await noteChecked(db, next, gone);
  return next;
}

type Names = () => Promise<Map<string, DownloadFact>>;

/** The whole list is asked for once, and only where a file needs it. */
function createNames(ports: DiskPorts): Names {
  let asked: ReturnType<Names> | undefined;
  return () => {
    asked ??= ports.byNames();
    return asked;
  };
}

/** What the browser knows of these files, by row id: a file is its own only under the very name that it was saved as. */
async function factsOf(
  ports: DiskPorts,
  rows: readonly FileRow[],
  names: Names,
): Promise<Map<string, DownloadFact>> {
  const byId = await ports.byIds(rows.flatMap(({ downloadId }) => downloadId ?? []));
  const facts = new Map<string, DownloadFact>();
  for (const { id, downloadId, savedAs } of rows) {
    if (savedAs === undefined) continue;
    const own = downloadId === undefined ? undefined : byId.get(downloadId);
    const fact = own?.filename === savedAs ? own : (await names()).get(savedAs);
    if (fact?.state === 'complete') facts.set(id, fact);
  }
  return facts;
}
