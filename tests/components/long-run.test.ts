import { expect, test } from 'vitest';
import { longRun } from '@/components/popup/long-run';
import type { Filters } from '@/lib/tiktok/target';

test.each<[expected: number, filters: Filters, limit: number, days: number | undefined]>([
  [30_000, {}, 10_000, 3],
  [30_001, {}, 10_000, 4],
  [10_000, {}, 10_000, undefined],
  [30_000, {}, 0, undefined],
  [0, {}, 10_000, undefined],
  [30_000, { newest: 500 }, 10_000, undefined],
  [30_000, { newest: 20_000 }, 10_000, 2],
  [30_000, { onlyNew: true }, 10_000, undefined],
  [30_000, { from: '2026-11-20' }, 10_000, undefined],
  [30_000, { to: '2026-11-20' }, 10_000, 3],
])('%i posts, %o, %i a day: %s', (expected, filters, limit, days) => {
  const words = longRun(expected, filters, limit);
  if (days === undefined) expect(words).toBeUndefined();
  else expect(words).toContain(`it takes ${days} days or more`);
});
