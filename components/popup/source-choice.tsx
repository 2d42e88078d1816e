import { live } from '@/lib/sources/live';
import type { Source } from '@/lib/sources/source';
import { manyLists, singleLists } from './profile-lists';

interface Props {
  /** A source's id. */
  chosen: string;
  onChoose: (id: string) => void;
}

/** Which of a profile's lists; those that it may have several of lead on to another choice. */
export function SourceChoice({ chosen, onChoose }: Props) {
  return (
    <label class="stack tight">
      <span class="label">What to save</span>
      <select value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
        {singleLists.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
        {manyLists.map(({ of, plural }) => (
          <option key={of} value={of}>
            {plural}…
          </option>
        ))}
        <option value={live.id}>Live stream…</option>
      </select>
    </label>
  );
}

/** Said before it is asked for in vain. */
export function OwnerNote({ needs }: Pick<Source, 'needs'>) {
  if (needs !== 'account') return null;
  return (
    <p class="quiet small">
      TikTok may show this to its owner alone. If that is you, be signed in to TikTok in this browser.
    </p>
  );
}
