import { lastWords } from '@/lib/tiktok/errors';
import type { AskedFor } from './use-lists';

/** What is said while there is nothing to choose from, and a way to ask again. */
export function AskedLists({ busy, answer, none, onAsk }: AskedFor & { none: string; onAsk: () => void }) {
  const problem = answer && 'problem' in answer ? answer.problem : undefined;
  const empty = !busy && !(answer && 'lists' in answer && answer.lists.length > 0);
  return (
    <>
      <div role="status">
        {busy && <p class="quiet">Asking TikTok what there is…</p>}
        {empty && <p class={problem ? 'notice bad' : 'notice'}>{problem ? lastWords(problem) : none}</p>}
      </div>
      {empty && (
        <button type="button" onClick={onAsk}>
          Ask again
        </button>
      )}
    </>
  );
}
