import { describeKilling } from './killing';

describeKilling('browser');
