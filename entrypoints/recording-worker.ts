import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { serveRecording } from '@/lib/browser/recording/recording-worker';

/** The dedicated worker that receives one live stream, or joins its parts. */
export default defineUnlistedScript(() => serveRecording(self));
