import { useSetting } from '@/components/use-setting';
import * as settings from '@/lib/settings';

type Renames = 'keep' | 'follow';

const choices: readonly (readonly [id: Renames, label: string, why: string])[] = [
  ['keep', 'Keep its folder', 'New files go where its older ones are, under the name that it had first.'],
  ['follow', 'Follow the new name', 'New files go under the new name. Older ones stay where they are.'],
];

/** Where the new files of an account go that has another name now. */
export function RenamedAccounts() {
  const [renames, setRenames] = useSetting(settings.renames);
  if (renames === undefined) return null;
  return (
    <section class="card stack tight" aria-labelledby="renames">
      <h2 id="renames">When an account is renamed</h2>
      <p class="quiet">Clipkeep knows it again either way. Nothing is fetched twice.</p>
      <fieldset class="stack tight">
        <legend class="out-of-sight">When an account is renamed</legend>
        {choices.map(([id, label, why]) => (
          <label class="choice" key={id}>
            <input
              type="radio"
              name="renames"
              value={id}
              checked={renames === id}
              onChange={() => setRenames(id)}
            />
            <span>
              {label}. <span class="quiet">{why}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </section>
  );
}
