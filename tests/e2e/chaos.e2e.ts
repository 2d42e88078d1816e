import { expect, it } from 'vitest';
import { runChaos } from '../chaos/run';
import { tableOf } from '../chaos/table';

it('a run of 60 posts loses nothing and saves nothing twice, whatever happens to it', async () => {
  const report = await runChaos({ posts: 60, kills: 3, seed: 'short' });
  expect(report.differences, tableOf(report).join('\n')).toEqual([]);
  // It was a chaos: each kind of act and of fault has struck.
  expect(Object.fromEntries(report.acts)).toMatchObject({ kill: 3, 'stop worker': 6 });
  const idle = report.faults.filter(([, times]) => times === 0).map(([kind]) => kind);
  expect(idle).toEqual([]);
}, 300_000);
