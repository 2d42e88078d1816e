import fc from 'fast-check';
import { it } from 'vitest';
import { cases, patience } from '../fuzz/cases';
import { moments } from './entangled-acts';
import { liveThrough } from './entangled-jobs';

it('jobs over the same posts lose nothing, count nothing twice and say what failed, whatever happens to them', {
  timeout: Math.max(patience, 120_000),
}, async () => {
  await fc.assert(fc.asyncProperty(moments, liveThrough), cases(0.3));
});
