import { SendingFault } from '@/components/sending-fault';
import { useSending } from '@/components/use-sending';
import { type Export, exports } from '@/lib/archive/exports';
import { saveExport } from './save-export';

/** The archive in the forms in which it can be taken along. */
export function ExportCard() {
  return (
    <section class="card stack" aria-labelledby="export">
      <h2 id="export">Take along</h2>
      <ul class="stack forms">
        {exports.map((one) => (
          <ExportLine key={one.id} form={one} />
        ))}
      </ul>
    </section>
  );
}

function ExportLine({ form }: { form: Export }) {
  const [sending, save] = useSending(() => saveExport(form));
  return (
    <li>
      <button type="button" disabled={sending.busy} onClick={save}>
        {sending.busy ? 'Writing…' : form.label}
      </button>
      <div>
        <span class="quiet small">{form.hint}</span>
        <SendingFault fault={sending.fault} />
      </div>
    </li>
  );
}
