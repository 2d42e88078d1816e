import { useState } from 'preact/hooks';
import { useLive } from '@/components/use-live';
import { useSettled } from '@/components/use-settled';
import { db } from '@/lib/archive/db';
import { findKept } from '@/lib/archive/search';
import { KeptFile } from './kept-file';

/** Rows shown at first, and how many come with each press of the button. */
const step = 200;

/** A search looks through all posts: it waits until the typing rests this long (ms). */
const restMs = 250;

/** What was saved last, or what a search finds. */
export function KeptCard() {
  const [typed, setTyped] = useState('');
  const words = useSettled(typed, restMs);
  const [most, setMost] = useState(step);
  // With the words that it answers: an answer stands until the next one comes. One more than is shown tells of more.
  const found = useLive(
    async () => ({ words: words.trim(), kept: await findKept(db, words, most + 1) }),
    [words, most],
  );
  const search = (text: string) => {
    setTyped(text);
    setMost(step);
  };
  const isSearch = Boolean(found?.words);
  return (
    <section class="card stack" aria-labelledby="kept">
      <h2 id="kept">{isSearch ? 'Found' : 'Saved last'}</h2>
      <SearchField typed={typed} onType={search} />
      <p role="status" class="quiet">
        {found && found.words !== typed.trim() && 'Searching…'}
      </p>
      {found?.kept.length === 0 && (
        <p class="quiet">{isSearch ? 'Nothing has these words.' : 'Nothing is saved yet.'}</p>
      )}
      <ul class="kept">
        {found?.kept.slice(0, most).map((one) => (
          <KeptFile key={one.file.id} {...one} />
        ))}
      </ul>
      {found && found.kept.length > most && (
        <button type="button" onClick={() => setMost(most + step)}>
          Show more
        </button>
      )}
    </section>
  );
}

function SearchField({ typed, onType }: { typed: string; onType: (text: string) => void }) {
  return (
    <label>
      <span class="out-of-sight">Search by caption, creator or post id</span>
      <input
        type="search"
        value={typed}
        placeholder="Search by caption, creator or post id"
        onInput={(event) => onType(event.currentTarget.value)}
      />
    </label>
  );
}
