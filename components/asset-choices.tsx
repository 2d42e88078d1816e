import { assets } from '@/lib/assets';

interface Props {
  legend: string;
  chosen: readonly string[];
  onChoose: (chosen: string[]) => void;
}

/** What one source alone brings needs no choice. */
const offered = assets.filter(({ impliedBy }) => impliedBy === undefined);

/** A tick box for each kind of file that Clipkeep knows, in the registry's order. */
export function AssetChoices({ legend, chosen, onChoose }: Props) {
  const toggle = (id: string) =>
    onChoose(assets.map((asset) => asset.id).filter((other) => chosen.includes(other) !== (other === id)));
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div class="choices">
        {offered.map(({ id, label }) => (
          <label class="choice" key={id}>
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
