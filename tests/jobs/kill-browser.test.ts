import { describeKilling } from './killing';

for (const leftover of ['part', 'placed', 'unnamed'] as const) describeKilling('browser', leftover);
