import { defineBackground } from 'wxt/utils/define-background';
import { watchRecordings } from '@/lib/archive/watch-recordings';
import { closeForgottenTabs } from '@/lib/browser/api/tabs';
import { onFileGone } from '@/lib/browser/disk/file-gone';
import { createPorts } from '@/lib/browser/ports';
import { renewLog } from '@/lib/browser/renew-log';
import { onDownloadChange } from '@/lib/browser/saving/downloads';
import { hostOf } from '@/lib/browser/saving/hosting';
import { createTend } from '@/lib/browser/tending';
import { onOnline, onUpdate, onWake } from '@/lib/browser/wake-events';
import { noteVanished } from '@/lib/jobs/disk/note-vanished';
import { noteDownload } from '@/lib/jobs/note-download';
import { endOutage } from '@/lib/jobs/pace';
import type { Ports } from '@/lib/jobs/ports';
import { pump } from '@/lib/jobs/pump';
import { answerArchive } from './background/answer-archive';
import { answerMessages } from './background/answer-messages';
import { createCare } from './background/care-for-archive';
import { openLink } from './background/open-link';

/** Composition root: the real ports in, every listener registered before anything is awaited. */
export default defineBackground(() => {
  const fresh = renewLog();
  const wake = () => {
    tend();
    care();
    void pump(ports).then(tend).then(care);
  };
  const transfers = hostOf(wake);
  const ports: Ports = {
    ...createPorts(transfers, wake),
    open: (link, assets) => openLink(ports, link, assets),
  };
  // Nothing is read or written before that, whoever asks.
  ports.db.on('ready', () => fresh, true);
  const tend = createTend(ports.db, transfers);
  const care = createCare(ports, transfers);
  onDownloadChange((change) => void noteDownload(ports, change));
  onFileGone((id) => void noteVanished(ports, id));
  onWake(wake);
  onUpdate(() => void closeForgottenTabs());
  onOnline(() => void endOutage(ports.db).then(wake));
  answerMessages(ports, wake);
  answerArchive(ports, wake);
  watchRecordings(ports.db, ports.announce);
  wake();
});
