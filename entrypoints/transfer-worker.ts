import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { serveTransfer } from '@/lib/browser/saving/transfer-worker';

export default defineUnlistedScript(() => serveTransfer(self));
