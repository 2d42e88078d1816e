import { rmSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { type QuickStage, quickStage } from '../stage/quick-stage';
import { readFolder } from '../stage/read-folder';
import { wholeFiles } from '../stage/read-journal';
import { untilJob } from '../stage/send';
import { startFew } from '../stage/start-few';
import { writeRenamer } from '../stage/write-renamer';

let quick: QuickStage;
let beside: string;

afterEach(async () => {
  await quick?.close();
  rmSync(beside, { recursive: true, force: true });
});

it('another extension that renames downloads: rows tell the real names, the person is told once, nothing comes twice', async () => {
  beside = writeRenamer();
  quick = await quickStage({ beside });
  const { own, replica, stage } = quick;
  const few = await startFew(quick, 'dana_example', 3);
  const { files } = await untilJob(quick, few.jobId, 'done');
  expect(files.map(({ state, renamed }) => [state, renamed])).toEqual(Array(6).fill(['saved', true]));
  // The other one is asked with the name of a Blob, and so nothing of ours is left in what it makes of it.
  const folder = readFolder(`${stage.downloads}/Sorted`);
  const named = new Map(
    files.map(({ id, savedAs = '' }) => [id, savedAs.replace(`${stage.downloads}/Sorted/`, '')]),
  );
  expect([...folder.keys()].sort()).toEqual([...named.values()].sort());
  const wrong = few.wanted.files.filter(({ id, bytes }) => !folder.get(named.get(id) ?? '')?.equals(bytes));
  expect(wrong.map(({ id }) => id)).toEqual([]);
  const notice = own.getByText('Your browser or another extension changed these names.');
  await notice.waitFor();
  expect(await notice.count()).toBe(1);
  expect(await notice.textContent()).toContain(
    'switch off the extension that names or sorts downloads: in Chrome at',
  );

  const again = await startFew(quick, 'dana_example', 3);
  const { job } = await untilJob(quick, again.jobId, 'done');
  expect(job.counts).toMatchObject({ saved: 0, skipped: 6, failed: 0 });
  expect([...wholeFiles(replica.journal).values()].filter((times) => times > 1)).toEqual([]);
});
