import { lastWords } from '@/lib/tiktok/errors';
import type { AskedFor } from './use-lists';

/** What is said while there is nothing to choose from, and a way to ask again. */
export function AskedLists({
  busy,
  answer,
  fault,
  none,
  onAsk,
}: AskedFor & { none: string; onAsk: () => void }) {
  const failed = answer && 'problem' in answer ? lastWords(answer.problem) : fault;
  const empty = !busy && !(answer && 'lists' in answer && answer.lists.length > 0);
  return (
    <>
      <div role="status">
        {busy && <p class="quiet">Asking TikTok what there is…</p>}
        {empty && <p class={failed ? 'notice bad' : 'notice'}>{failed ?? none}</p>}
      </div>
      {empty && (
        <button type="button" onClick={onAsk}>
          Ask again
        </button>
      )}
    </>
  );
}
