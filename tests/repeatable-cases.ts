import fc from 'fast-check';

// The same code gets the same answer from `npm test`; CLIPKEEP_SEED=n gives other cases, and so does each `npm run fuzz`.
fc.configureGlobal({ seed: Number(process.env['CLIPKEEP_SEED'] ?? 20_261_124) });
