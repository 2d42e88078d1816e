import { counted } from '@/components/wording';
import type { WantedList } from '@/lib/archive/imports/reading';

interface Props {
  lists: readonly WantedList[];
  ticked: readonly string[];
  onTick: (ticked: string[]) => void;
}

/** A tick box for each list of wanted posts, by its label. */
export function ListTicks({ lists, ticked, onTick }: Props) {
  const toggle = (label: string) =>
    onTick(ticked.includes(label) ? ticked.filter((one) => one !== label) : [...ticked, label]);
  return (
    <fieldset>
      <legend>Save these posts</legend>
      <div class="choices">
        {lists.map(({ label, awemeIds }) => (
          <label class="choice numbers" key={label}>
            <input type="checkbox" checked={ticked.includes(label)} onChange={() => toggle(label)} />
            {label}: {counted(awemeIds.length, 'post')}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
