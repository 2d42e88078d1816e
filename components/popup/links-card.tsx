import { useState } from 'preact/hooks';
import { useAssets } from '@/components/use-assets';
import { useSending } from '@/components/use-sending';
import { sendMessage } from '@/lib/messages';
import type { Problem } from '@/lib/tiktok/errors';

interface Result {
  started: number;
  problems: { text: string; problem: Problem }[];
}

/** Anywhere: links, @names and ids to save, one a line or run together, as they were copied. */
export function LinksCard() {
  const [text, setText] = useState('');
  const [assets] = useAssets();
  const [sending, start] = useSending(async () => {
    const result = await sendMessage('startLinks', { text, assets });
    setText(result.problems.map((problem) => problem.text).join('\n'));
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
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <button
        type="button"
        class="primary big"
        disabled={sending.busy || text.trim() === '' || assets.length === 0}
        onClick={start}
      >
        {sending.busy ? 'Reading the links…' : 'Start'}
      </button>
      <div role="status">{sending.answer && <LinksResult {...sending.answer} />}</div>
    </section>
  );
}

function LinksResult({ started, problems }: Result) {
  return (
    <div class="stack tight">
      {started > 0 && <p class="notice">Started. You can close this window, saving goes on.</p>}
      {problems.length > 0 && (
        <div class="notice bad stack tight">
          <p>{problems.length === 1 ? 'This line needs another look:' : 'These lines need another look:'}</p>
          <ul class="stack tight">
            {problems.map(({ text, problem }) => (
              <li key={text}>
                <bdi class="code">{text}</bdi> <span class="small">{problem.sentence}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
