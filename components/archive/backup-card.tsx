import { SendingFault } from '@/components/sending-fault';
import { useLive } from '@/components/use-live';
import { useSending } from '@/components/use-sending';
import { useSetting } from '@/components/use-setting';
import { inBytes, inMinutes } from '@/components/wording';
import { type BackupState, readBackup } from '@/lib/archive/backup-state';
import { db } from '@/lib/archive/db';
import { sendMessage } from '@/lib/messages';
import * as settings from '@/lib/settings';

/** The backup that makes itself after each job, and how the last one went. */
export function BackupCard() {
  const [wanted, setWanted] = useSetting(settings.backupAfterJobs);
  const state = useLive(() => readBackup(db), []);
  if (wanted === undefined || !state) return null;
  return (
    <section class="card stack" aria-labelledby="backup">
      <h2 id="backup">Keep a backup</h2>
      <p class="quiet">
        Clipkeep's list of what is saved lives in this browser. A backup in the download folder outlives it: a
        new browser takes it in and fetches nothing twice. Each one takes the place of the one before as long
        as the browser knows that one for its own: Firefox does until it is closed, Chromium until its list of
        downloads is cleared. Then a new file begins, and the old one is yours to delete.
      </p>
      <label class="choice">
        <input type="checkbox" checked={wanted} onChange={() => setWanted(!wanted)} />
        Keep a backup in the download folder, made anew after each job
      </label>
      <div role="status" class="stack tight">
        <BackupLines {...state} wanted={wanted} />
      </div>
    </section>
  );
}

function BackupLines({ last, writing, trouble, wanted }: BackupState & { wanted: boolean }) {
  return (
    <>
      {trouble && <Trouble {...trouble} wanted={wanted} />}
      {writing && <p>Writing a backup…</p>}
      {last && (
        <p class="quiet small numbers">
          Last backup {inMinutes(last.madeAt)}, {inBytes(last.size)}: <bdi>{last.savedAs}</bdi>
        </p>
      )}
      {wanted && !last && !writing && !trouble && (
        <p class="quiet small">The first one is made when a job has ended and saved something.</p>
      )}
    </>
  );
}

function Trouble({ problem, retryAt, wanted }: NonNullable<BackupState['trouble']> & { wanted: boolean }) {
  const [sending, tryNow] = useSending(() => sendMessage('tryBackupNow', undefined));
  return (
    <div class="notice bad stack tight">
      <p class="numbers">
        The last backup could not be written: {problem.sentence}
        {wanted && ` Clipkeep tries again ${retryAt > Date.now() ? `at ${inMinutes(retryAt)}` : 'now'}.`}
      </p>
      {wanted && (
        <div class="row">
          <button type="button" disabled={sending.busy} onClick={tryNow}>
            Retry now
          </button>
          <SendingFault fault={sending.fault} />
        </div>
      )}
    </div>
  );
}
