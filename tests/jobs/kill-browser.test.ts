import { describeKilling } from './killing';

for (const leftover of ['part', 'placed', 'unnamed', 'lost'] as const) describeKilling('browser', leftover);
