import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    // Else one of two cores has nothing to do.
    maxWorkers: '100%',
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
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
