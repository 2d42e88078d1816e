import { useState } from 'preact/hooks';
import { needsAssets, useAssets } from '@/components/use-assets';
import { useSending } from '@/components/use-sending';
import { sendMessage } from '@/lib/messages';
import { feed } from '@/lib/sources/feed';
import { NumberField } from './number-field';
import { Outcome } from './outcome';
import { type PagelessTexts, pagelessLists, readPageless } from './pageless-lists';
import { StartButton } from './start-button';

/** Lists that are nobody's profile, closed until somebody wants one. */
export function MoreLists() {
  const [texts, setTexts] = useState<PagelessTexts>({ source: feed, newest: '', keyword: '' });
  const [assets] = useAssets();
  const { job, fault, waitsFor } = readPageless(texts);
  const [sending, start] = useSending(() => sendMessage('startJob', { ...job, assets }));
  return (
    <details>
      <summary>More lists: {pagelessLists.map(({ label }) => label).join(', ')}</summary>
      <section class="card stack" aria-label="More lists">
        <ListFields texts={texts} fault={fault} onTexts={setTexts} />
        <StartButton
          busy={sending.busy}
          waitsFor={waitsFor ?? needsAssets(assets, 'Options')}
          onStart={start}
        >
          Start
        </StartButton>
        <Outcome {...sending} />
      </section>
    </details>
  );
}

interface FieldsProps {
  texts: PagelessTexts;
  fault: string | undefined;
  onTexts: (texts: PagelessTexts) => void;
}

function ListFields({ texts, fault, onTexts }: FieldsProps) {
  const { source, newest, keyword } = texts;
  const change = (part: Partial<PagelessTexts>) => onTexts({ ...texts, ...part });
  return (
    <div class="which">
      <ListChoice id={source.id} onChoose={(id) => change({ source: listWith(id) })} />
      <NumberField
        label="How many posts"
        text={newest}
        placeholder={source.endless ? 'for example 100' : 'all'}
        fault={fault}
        onText={(text) => change({ newest: text })}
      />
      {source.of === 'keyword' && (
        <label class="whole">
          Search for
          <input
            type="search"
            value={keyword}
            onInput={(event) => change({ keyword: event.currentTarget.value })}
          />
        </label>
      )}
      {source.needs === 'account' && (
        <p class="whole quiet small">For this, be signed in to TikTok in this browser.</p>
      )}
    </div>
  );
}

function ListChoice({ id, onChoose }: { id: string; onChoose: (id: string) => void }) {
  return (
    <label>
      List
      <select value={id} onChange={(event) => onChoose(event.currentTarget.value)}>
        {pagelessLists.map((list) => (
          <option key={list.id} value={list.id}>
            {list.label}
          </option>
        ))}
      </select>
    </label>
  );
}

function listWith(id: string) {
  return pagelessLists.find((list) => list.id === id) ?? feed;
}
