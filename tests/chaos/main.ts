import { parseArgs } from 'node:util';
import { runChaos } from './run';
import { tableOf } from './table';

/** `npm run chaos -- --posts 1000 --kills 20 --seed abc`: a job while everything goes wrong; ends with 0 only without a difference. */
const { values } = parseArgs({
  options: {
    posts: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '20' },
    aimed: { type: 'boolean', default: false },
    seed: { type: 'string', default: Math.random().toString(36).slice(2, 10) },
  },
});
const { seed, aimed } = values;
const [posts, kills] = [Number(values.posts), Number(values.kills)];
const start = Date.now();
const second = () => `${String(Math.round((Date.now() - start) / 1000)).padStart(5)} s`;

console.log(`chaos: ${posts} posts, ${kills} kills, seed ${seed}`);
const report = await runChaos({
  posts,
  kills,
  seed,
  aimed,
  keep: true,
  say: (line) => console.log(`${second()}  ${line}`),
});
for (const line of tableOf(report)) console.log(line);
console.log(
  `\nseed ${seed}, ${second().trim()}: ${report.differences.length === 0 ? 'nothing lost, nothing twice' : 'NOT as it should be'}`,
);
process.exit(report.differences.length === 0 ? 0 : 1);
