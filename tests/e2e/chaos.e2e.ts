import { expect, it } from 'vitest';
import { runChaos } from '../chaos/run';
import { tableOf } from '../chaos/table';

it('a run of 40 posts loses nothing and saves nothing twice, whatever happens to it', async () => {
  const report = await runChaos({ posts: 40, kills: 2, seed: 'short' });
  expect(report.differences, tableOf(report).join('\n')).toEqual([]);
  expect(Object.fromEntries(report.acts)).toMatchObject({ kill: 2, 'stop worker': 4 });
  expect(new Map(report.acts).get('captcha')).toBeGreaterThan(0);
}, 600_000);
