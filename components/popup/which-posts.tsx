import type { Source } from '@/lib/sources/source';
import { DayField } from './day-field';
import { filtersInWords } from './filters-in-words';
import { NumberField } from './number-field';
import { type FilterFaults, type FilterTexts, readFilters } from './read-filters';

interface Props {
  source: Source;
  texts: FilterTexts;
  onTexts: (texts: FilterTexts) => void;
}

/** How many, from when, which kind, how liked: closed until somebody wants less than everything. */
export function WhichPosts({ source, texts, onTexts }: Props) {
  const { filters, faults } = readFilters(texts);
  const byDate = source.newestFirst === true;
  const change = (part: FilterTexts) => onTexts({ ...texts, ...part });
  const fields = { texts, faults, change };
  return (
    <details>
      <summary>
        Which posts:{' '}
        {Object.keys(faults).length > 0 ? (
          <span class="bad-text">one needs another look</span>
        ) : (
          <span class="numbers">{filtersInWords(filters, byDate)}</span>
        )}
      </summary>
      <div class="which">
        <HowManyOfWhat {...fields} label={byDate ? 'How many, newest first' : 'How many, from the top'} />
        <Days {...fields} />
        <AtLeast {...fields} />
      </div>
      <label class="choice">
        <input
          type="checkbox"
          checked={texts.onlyNew === true}
          onChange={(event) => change({ onlyNew: event.currentTarget.checked })}
        />
        Only what is new: stop at what is here already
      </label>
    </details>
  );
}

interface FieldsProps {
  texts: FilterTexts;
  faults: FilterFaults;
  change: (part: FilterTexts) => void;
}

function HowManyOfWhat({ texts, faults, change, label }: FieldsProps & { label: string }) {
  return (
    <>
      <NumberField
        label={label}
        text={texts.newest ?? ''}
        placeholder="all"
        fault={faults.newest}
        onText={(newest) => change({ newest })}
      />
      <label>
        Kind
        <select value={texts.kind ?? ''} onChange={(event) => change({ kind: event.currentTarget.value })}>
          <option value="">videos and photos</option>
          <option value="video">videos only</option>
          <option value="photo">photos only</option>
        </select>
      </label>
    </>
  );
}

function Days({ texts, faults, change }: FieldsProps) {
  return (
    <>
      <DayField label="From" day={texts.from} onDay={(from) => change({ from })} />
      <DayField label="Until" day={texts.to} fault={faults.to} onDay={(to) => change({ to })} />
      <p class="whole quiet small">Both days count, in your time zone.</p>
    </>
  );
}

function AtLeast({ texts, faults, change }: FieldsProps) {
  return (
    <>
      <NumberField
        label="Likes, at least"
        text={texts.minLikes ?? ''}
        placeholder="any"
        fault={faults.minLikes}
        onText={(minLikes) => change({ minLikes })}
      />
      <NumberField
        label="Views, at least"
        text={texts.minViews ?? ''}
        placeholder="any"
        fault={faults.minViews}
        onText={(minViews) => change({ minViews })}
      />
    </>
  );
}
