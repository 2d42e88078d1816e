import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { serveTransfer } from '@/lib/browser/saving/transfer-worker';

/** The dedicated worker that fetches and checks one file. */
export default defineUnlistedScript(() => serveTransfer(self));
