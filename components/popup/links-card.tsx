import { SendingFault } from '@/components/sending-fault';
import { needsAssets, useAssets } from '@/components/use-assets';
import { useSending } from '@/components/use-sending';
import { sendMessage } from '@/lib/messages';
import { StartedManyNotice } from './started-many';
import { useDraft } from './use-draft';

/** Anywhere: links, @names and ids to save, one a line or run together, as they were copied. */
export function LinksCard() {
  const [text, change] = useDraft();
  const [assets] = useAssets();
  const waitsFor = needsAssets(assets, 'Options');
  const [sending, start] = useSending(async () => {
    const result = await sendMessage('startLinks', { text, assets });
    const left = result.problems.map((problem) => problem.text);
    // What was written or pasted meanwhile stays.
    change((now) => [...left, now === text ? '' : now].filter(Boolean).join('\n'));
    return result;
  });
  return (
    <section class="card stack">
      <label class="stack tight">
        <span class="title">Paste links, @names or ids</span>
        <span class="quiet small">One on each line. Or open a profile or a post on TikTok.</span>
        <textarea
          dir="ltr"
          rows={4}
          spellcheck={false}
          value={text}
          placeholder={'https://www.tiktok.com/@name/video/…\n@name'}
          onInput={({ currentTarget: { value } }) => change(() => value)}
        />
      </label>
      <button
        type="button"
        class="primary big"
        disabled={sending.busy || text.trim() === '' || waitsFor !== undefined}
        onClick={start}
      >
        {sending.busy ? 'Reading the links…' : 'Start'}
      </button>
      {waitsFor && <p class="quiet small">{waitsFor}</p>}
      <SendingFault fault={sending.fault} />
      <div role="status">{sending.answer && <StartedManyNotice {...sending.answer} of="line" />}</div>
    </section>
  );
}
