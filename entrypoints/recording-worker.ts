import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { serveRecording } from '@/lib/browser/recording/recording-worker';

export default defineUnlistedScript(() => serveRecording(self));
