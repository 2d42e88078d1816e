import { SendingFault } from '@/components/sending-fault';
import { useLive } from '@/components/use-live';
import { useSending } from '@/components/use-sending';
import { counted, inDigits, inMinutes } from '@/components/wording';
import { db } from '@/lib/archive/db';
import { readLoss } from '@/lib/archive/losses';
import { sendMessage } from '@/lib/messages';

/** That the browser has cleared the archive, until a backup is taken in or the person says that they know. */
export function LossNotice({ onArchivePage = false }: { onArchivePage?: boolean }) {
  const loss = useLive(() => readLoss(db), []);
  const [sending, dismiss] = useSending(() => sendMessage('dismissLoss', undefined));
  if (!loss) return null;
  return (
    <section class="notice warn stack tight" aria-labelledby="loss">
      <h2 id="loss" class="numbers">
        The browser has cleared Clipkeep's memory of {counted(loss.files, 'file')}
        {loss.back !== undefined && ` (back so far: ${inDigits(loss.back)})`}
      </h2>
      <p>
        It was last counted {inMinutes(loss.countedAt)}. Your files are still on the disk. Take in your newest
        backup{onArchivePage && ' below'}, or Clipkeep will fetch them again when you next save these lists.
      </p>
      <div class="row">
        {!onArchivePage && (
          <a class="button primary" href="/archive.html" target="_blank" rel="noopener">
            Take in a backup
          </a>
        )}
        <button type="button" disabled={sending.busy} onClick={dismiss}>
          I know, hide this
        </button>
        <SendingFault fault={sending.fault} />
      </div>
    </section>
  );
}
