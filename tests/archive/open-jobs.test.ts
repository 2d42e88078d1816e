import '../components/fake-extension';
import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/archive/db';
import { isAnyListing } from '@/lib/archive/open-jobs';
import type { JobRow } from '@/lib/archive/rows';
import { makeJob } from '../components/rows';

beforeEach(() => db.jobs.clear());

test.each<[job: Partial<JobRow>, isListing: boolean]>([
  [{ state: 'running', hasMore: true }, true],
  [{ state: 'running', hasMore: false }, false],
  [{ state: 'paused', hasMore: true }, false],
  [{ state: 'running', hasMore: true, source: 'live' }, false],
])('%o reads on in a list: %s', async (job, isListing) => {
  await db.jobs.put(makeJob({ source: 'posts', ...job }));
  expect(await isAnyListing(db)).toBe(isListing);
});
