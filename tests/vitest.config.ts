import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import LongestFirst from './longest-first.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    // Else one of two cores has nothing to do.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    reporters: ['default', fileURLToPath(new URL('report-counts.ts', import.meta.url))],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          setupFiles: [fileURLToPath(new URL('repeatable-cases.ts', import.meta.url))],
          // Whole worlds die and rise in some of them: on a busy machine that takes its time.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          // After the units: a browser on a busy machine is a slow browser.
          sequence: { groupOrder: 1 },
          include: ['tests/e2e/**/*.e2e.ts'],
          // One alone lets two cores rest half of the time (measured 2026-11).
          maxWorkers: 2,
          testTimeout: 240_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
});
