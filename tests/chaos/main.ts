import { parseArgs } from 'node:util';
import { runChaos } from './run';
import { tableOf } from './table';

/**
 * `npm run chaos -- --posts 1000 --kills 20 --seed one --seed two`: a job while everything goes wrong, once for each seed;
 * ends with 0 only without a difference.
 */
const { values } = parseArgs({
  options: {
    posts: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '20' },
    aimed: { type: 'boolean', default: false },
    seed: { type: 'string', multiple: true, default: [Math.random().toString(36).slice(2, 10)] },
  },
});
const { seed: seeds, aimed } = values;
const [posts, kills] = [Number(values.posts), Number(values.kills)];

async function isWell(seed: string): Promise<boolean> {
  const start = Date.now();
  const second = () => `${String(Math.round((Date.now() - start) / 1000)).padStart(5)} s`;
  const say = (line: string) => console.log(`${second()}  ${line}`);
  console.log(`chaos: ${posts} posts, ${kills} kills, seed ${seed}`);
  const report = await runChaos({ posts, kills, seed, aimed, keep: true, say });
  for (const line of tableOf(report)) console.log(line);
  const well = report.differences.length === 0;
  const words = well ? 'nothing lost, nothing twice' : 'NOT as it should be';
  console.log(`\nseed ${seed}, ${second().trim()}: ${words}\n`);
  return well;
}

let wrong = 0;
for (const seed of seeds) if (!(await isWell(seed))) wrong += 1;
if (seeds.length > 1) console.log(`${seeds.length} seeds, ${wrong} of them with differences`);
process.exit(wrong === 0 ? 0 : 1);
