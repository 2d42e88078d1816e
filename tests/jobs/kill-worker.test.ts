import { describeKilling } from './killing';

describeKilling('worker');
