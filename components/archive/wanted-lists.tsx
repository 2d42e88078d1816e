import { useState } from 'preact/hooks';
import { AssetChoices } from '@/components/asset-choices';
import { SendingFault } from '@/components/sending-fault';
import { needsAssets, useAssets } from '@/components/use-assets';
import { useSending } from '@/components/use-sending';
import { counted, listed } from '@/components/wording';
import type { WantedList } from '@/lib/archive/imports/reading';
import { sendMessage } from '@/lib/messages';
import { lastWords } from '@/lib/tiktok/errors';
import { ListTicks } from './list-ticks';

/** What was only watched is ticked by nobody but the person. */
const untickedAtFirst = 'Watch history';

/** Posts that an import names and nobody has saved: those of the ticked lists become one job. */
export function WantedLists({ lists }: { lists: readonly WantedList[] }) {
  const full = lists.filter(({ awemeIds }) => awemeIds.length > 0);
  const [ticked, setTicked] = useState(
    full.map(({ label }) => label).filter((one) => one !== untickedAtFirst),
  );
  const [assets, choose] = useAssets();
  const waitsFor = needsAssets(assets);
  const chosen = full.filter(({ label }) => ticked.includes(label));
  const awemeIds = [...new Set(chosen.flatMap((list) => list.awemeIds))];
  const [sending, start] = useSending(() =>
    sendMessage('startJob', {
      ...{ source: 'post', target: { awemeIds }, assets, filters: {}, expected: awemeIds.length },
      label: `Import: ${listed(chosen.map(({ label }) => label))}`,
    }),
  );
  if (sending.answer && 'jobId' in sending.answer)
    return <p>Started {counted(awemeIds.length, 'post')}. The popup shows how far it is.</p>;
  return (
    <div class="stack tight">
      <ListTicks lists={full} ticked={ticked} onTick={setTicked} />
      <AssetChoices legend="Of each post" chosen={assets} onChoose={choose} />
      <div class="row">
        <button
          type="button"
          class="primary"
          disabled={sending.busy || awemeIds.length === 0 || waitsFor !== undefined}
          onClick={start}
        >
          {`Save ${counted(awemeIds.length, 'post')}`}
        </button>
        {waitsFor && <span class="quiet small">{waitsFor}</span>}
      </div>
      <SendingFault fault={sending.fault} />
      {sending.answer && <p class="notice bad">{lastWords(sending.answer.problem)}</p>}
    </div>
  );
}
