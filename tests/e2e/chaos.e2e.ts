import { expect, it } from 'vitest';
import { runChaos } from '../chaos/run';
import { tableOf } from '../chaos/table';

it('a run of 60 posts loses nothing and saves nothing twice, whatever happens to it', async () => {
  const report = await runChaos({ posts: 60, kills: 3, seed: 'short' });
  expect(report.differences, tableOf(report).join('\n')).toEqual([]);
  expect(Object.fromEntries(report.acts)).toMatchObject({ kill: 3, 'stop worker': 6 });
  expect(new Map(report.acts).get('captcha')).toBeGreaterThan(0);
}, 300_000);
