import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sources } from '@/lib/sources';

const notSources = ['cursors.ts', 'define-source.ts', 'index.ts', 'source.ts'];

it('has one file per source, named as its id', () => {
  const files = readdirSync(new URL('../../lib/sources', import.meta.url)).filter(
    (name) => !notSources.includes(name),
  );
  expect(
    Object.keys(sources)
      .map((id) => `${id}.ts`)
      .sort(),
  ).toEqual(files.sort());
  for (const [id, source] of Object.entries(sources)) expect(source.id).toBe(id);
});

it('is one list of labels that tell the sources apart', () => {
  const labels = Object.values(sources).map(({ label }) => label);
  expect(new Set(labels).size).toBe(labels.length);
});
