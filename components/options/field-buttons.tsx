import { useState } from 'preact/hooks';
import { fields } from '@/lib/naming/fields';
import { samples } from '@/lib/naming/samples';

const groups = [
  ['post', 'Post'],
  ['creator', 'Creator'],
  ['date', 'Date'],
  ['file', 'File'],
] as const;

/** A button for every field, by what it tells of; the line beneath explains the one that is pointed at or focused. */
export function FieldButtons({ onInsert }: { onInsert: (piece: string) => void }) {
  const [shown, setShown] = useState<string>();
  return (
    <div class="stack tight">
      {groups.map(([group, label]) => (
        <fieldset class="field-group" key={group}>
          <legend>{label}</legend>
          <div class="chips">
            {fieldsOf(group).map((name) => (
              <button
                type="button"
                key={name}
                title={fields[name]?.hint}
                aria-label={`Insert ${name}: ${fields[name]?.hint}`}
                onFocus={() => setShown(name)}
                onMouseEnter={() => setShown(name)}
                onClick={() => onInsert(`{${name}}`)}
              >
                {name}
              </button>
            ))}
          </div>
        </fieldset>
      ))}
      <Hint name={shown} />
    </div>
  );
}

function Hint({ name }: { name: string | undefined }) {
  const field = name === undefined ? undefined : fields[name];
  if (!name || !field) {
    return (
      <p class="hint quiet small">
        A button writes its field where the caret is. <span class="code">{'{desc:60}'}</span> keeps 60
        characters, <span class="code">{'{title|desc}'}</span> takes the first that isn't empty.
      </p>
    );
  }
  const example = exampleOf(name);
  return (
    <p class="hint quiet small">
      <span class="code">{`{${name}}`}</span> {field.hint}
      {example && (
        <>
          : <bdi>{example}</bdi>
        </>
      )}
    </p>
  );
}

/** What the field gives for the first sample that has it; '' where the hint holds an example already. */
function exampleOf(name: string): string {
  const field = fields[name];
  if (!field || field.hint.includes('e.g.')) return '';
  const values = samples.map((sample) => field.value(sample.context).replace(/\s+/g, ' '));
  const short = values.filter((value) => value !== '' && value.length < 80);
  return short[0] ?? '';
}

function fieldsOf(group: string): string[] {
  return Object.keys(fields).filter((name) => fields[name]?.group === group);
}
