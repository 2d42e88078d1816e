import { counted, inDays, listed } from '@/components/wording';
import type { Filters } from '@/lib/tiktok/target';

interface Props {
  filters: Filters;
  onFilter: (filters: Filters) => void;
}

/** How many, from when, which kind: closed until somebody wants less than everything. */
export function WhichPosts({ filters, onFilter }: Props) {
  const change = (part: { [K in keyof Filters]: Filters[K] | undefined }) =>
    onFilter(present({ ...filters, ...part }));
  return (
    <details>
      <summary>
        Which posts: <span class="numbers">{filtersInWords(filters)}</span>
      </summary>
      <div class="which">
        <label>
          How many, newest first
          <input
            type="number"
            min="1"
            step="1"
            placeholder="all"
            value={filters.newest ?? ''}
            onInput={(event) => change({ newest: positive(event.currentTarget.value) })}
          />
        </label>
        <label>
          Kind
          <select
            value={filters.kind ?? ''}
            onChange={(event) => change({ kind: kindOf(event.currentTarget.value) })}
          >
            <option value="">videos and photos</option>
            <option value="video">videos only</option>
            <option value="photo">photos only</option>
          </select>
        </label>
        <Day label="From" day={filters.from} onDay={(from) => change({ from })} />
        <Day label="Until" day={filters.to} onDay={(to) => change({ to })} />
      </div>
    </details>
  );
}

interface DayProps {
  label: string;
  day: string | undefined;
  onDay: (day: string | undefined) => void;
}

function Day({ label, day, onDay }: DayProps) {
  return (
    <label>
      {label}
      <input
        type="date"
        value={day ?? ''}
        onInput={(event) => onDay(event.currentTarget.value || undefined)}
      />
    </label>
  );
}

/** `all`, or e.g. `newest 50 posts, videos only, from 3 May 2026`. */
function filtersInWords({ newest, kind, from, to }: Filters): string {
  const words = [
    newest === undefined ? '' : `newest ${counted(newest, 'post')}`,
    kind === undefined ? '' : `${kind}s only`,
    from === undefined ? '' : `from ${inDays(noon(from))}`,
    to === undefined ? '' : `until ${inDays(noon(to))}`,
  ].filter((word) => word !== '');
  return words.length === 0 ? 'all' : listed(words);
}

/** A day of the person's own time zone, far from both its ends. */
function noon(day: string): number {
  return new Date(`${day}T12:00:00`).getTime();
}

function positive(text: string): number | undefined {
  const count = Math.floor(Number(text));
  return count > 0 ? count : undefined;
}

function kindOf(text: string): 'video' | 'photo' | undefined {
  return text === 'video' || text === 'photo' ? text : undefined;
}

function present(filters: { [K in keyof Filters]: Filters[K] | undefined }): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
}
