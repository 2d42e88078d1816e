import { SendingFault } from '@/components/sending-fault';
import { useSending } from '@/components/use-sending';
import { counted, inDigits } from '@/components/wording';
import { sendMessage } from '@/lib/messages';

/** Where so many are gone for each that is there, it is rather the disk that is. */
const nearlyAll = 9;

/** The files that are gone from disk, to be fetched once more: these and no others. */
export function FetchMissing({ gone, there }: { gone: number; there: number }) {
  const [sending, start] = useSending(() => sendMessage('fetchMissing', undefined));
  return (
    <>
      {gone > 0 && (
        <div class="row">
          <button type="button" class="primary numbers" disabled={sending.busy} onClick={start}>
            {gone === 1 ? 'Fetch the missing file again' : `Fetch the ${inDigits(gone)} missing again`}
          </button>
          {gone >= nearlyAll * there && <span>Nearly all are gone. Is the disk plugged in?</span>}
          <SendingFault fault={sending.fault} />
        </div>
      )}
      <p role="status" class="numbers">
        {gone === 0 &&
          sending.answer &&
          `Started ${counted(sending.answer.files, 'file')}. The popup shows how far it is.`}
      </p>
    </>
  );
}
