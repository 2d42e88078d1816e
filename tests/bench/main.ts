import { measure, type Result } from './measure';
import { naming } from './naming';
import { planning } from './planning';
import { reading } from './reading';
import { remuxHours } from './remuxing';
import { signing } from './signing';

/** `npm run bench`: each speed beside something well known, measured in the same run; the ratio is what to compare. */
const cases = [naming(), reading(), signing(), await planning()];
console.log(row(['what', 'ms', 'beside', 'ms', 'ratio']));
for (const one of cases) console.log(row(cellsOf(await measure(one))));
const hours = 0.1;
const { took, most } = await remuxHours(hours);
console.log(
  `remux of ${(hours * 3600).toFixed(0)} s at 4 Mbit/s: ${took.toFixed(1)} s, memory +${most} MB at most`,
);

function cellsOf({ name, ours, against, known }: Result): string[] {
  return [name, ours.toFixed(1), against, known.toFixed(1), (ours / known).toFixed(1)];
}

function row([name = '', ours = '', against = '', known = '', ratio = '']: string[]): string {
  return `${name.padEnd(26)}${ours.padStart(8)}   ${against.padEnd(32)}${known.padStart(8)}${ratio.padStart(8)}`;
}
