import { SendingFault } from '@/components/sending-fault';
import { useLive } from '@/components/use-live';
import { useSending } from '@/components/use-sending';
import { counted, inDigits, inMinutes } from '@/components/wording';
import { db } from '@/lib/archive/db';
import { type DiskCheck, readDiskCheck } from '@/lib/archive/disk-check';
import { sendMessage } from '@/lib/messages';
import { FetchMissing } from './fetch-missing';

/** Looks which saved files are still on disk, and brings back those that are not. */
export function DiskCard() {
  const check = useLive(() => readDiskCheck(db), []);
  const [sending, start] = useSending(() => sendMessage('checkDisk', undefined));
  const underWay = check !== undefined && check.finishedAt === undefined;
  return (
    <section class="card stack" aria-labelledby="disk">
      <h2 id="disk">Check the disk</h2>
      <p class="quiet">
        Asks the browser which of the saved files are still where it put them. Files that another program
        saved, and those that you took off the browser's list of downloads, it can't tell of.
      </p>
      <div class="row">
        <button type="button" disabled={sending.busy || underWay} onClick={start}>
          {underWay ? 'Checking…' : 'Check the disk'}
        </button>
        <SendingFault fault={sending.fault} />
      </div>
      <div role="status" class="stack tight">
        {check && (underWay ? <Progress {...check} /> : <Found {...check} />)}
      </div>
      <FetchMissing gone={underWay ? 0 : (check?.gone ?? 0)} there={check?.there ?? 0} />
    </section>
  );
}

function Progress({ total, there, gone, goneLive = 0, unknown }: DiskCheck) {
  const done = there + gone + goneLive + unknown;
  if (done === 0)
    return <p>The browser looks at its files. This takes a quarter of a minute, or longer for many.</p>;
  return (
    <>
      <progress max={Math.max(total, done)} value={done} aria-label="Files looked at" />
      <p class="numbers">
        {inDigits(done)} of {counted(total, 'file')}
      </p>
    </>
  );
}

function Found({ finishedAt = 0, there, gone, goneLive = 0, unknown }: DiskCheck) {
  return (
    <p class="numbers">
      Checked {inMinutes(finishedAt)}: {counted(there, 'file')} there, {inDigits(gone)} gone
      {unknown > 0 &&
        `, ${inDigits(unknown)} can't be told (not on the browser's list, or saved by another program)`}
      .
      {goneLive > 0 &&
        ` ${counted(goneLive, 'recording')} ${goneLive === 1 ? 'is' : 'are'} gone as well. What was live can't be fetched again.`}
    </p>
  );
}
