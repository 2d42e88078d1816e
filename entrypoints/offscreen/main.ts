import { hostTransfers } from '@/lib/browser/saving/offscreen-host';

hostTransfers();
