import { describeKilling } from './killing';

for (const leftover of ['part', 'placed', 'unnamed', 'untold', 'forgotten', 'lost'] as const)
  describeKilling('browser', leftover);
