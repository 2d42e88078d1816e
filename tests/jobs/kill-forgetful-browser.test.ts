import { describeKilling } from './killing';

/** It knows nothing, or not all, of what it had been handed. */
for (const leftover of ['untold', 'forgotten', 'lost'] as const) describeKilling('browser', leftover);
