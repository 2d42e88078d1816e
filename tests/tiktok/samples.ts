import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';

const folder = fileURLToPath(new URL('../../../shared/samples/', import.meta.url));

/** Tests over captured replies, which are not part of the project: they run where the folder is, and say so where it isn't. */
export function describeSamples(name: string, tests: () => void): void {
  if (existsSync(folder)) return void describe(name, tests);
  console.warn(`NOT RUN: "${name}" needs captured replies in ../shared/samples, which is not here.`);
  it.skip(`${name} (not run: ../shared/samples is not here)`);
}

/** A sample as text. */
export function readSample(name: string): string {
  return readFileSync(folder + name, 'utf8');
}

/** The rows of a `.jsonl` sample. */
export function readRows<Row>(name: string): Row[] {
  return readSample(name)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** Names of the samples with this ending. */
export function listSamples(ending: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith(ending));
}
