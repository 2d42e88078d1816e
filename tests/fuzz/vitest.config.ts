import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The long run of `npm run fuzz`. Its number of cases is an environment variable of the tests, alike in every shell. */
export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    include: ['tests/fuzz/**/*.test.ts'],
    env: { CLIPKEEP_FUZZ: process.env['CLIPKEEP_FUZZ'] ?? '100000' },
  },
});
