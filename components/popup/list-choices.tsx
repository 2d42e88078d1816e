import { counted } from '@/components/wording';
import type { ListFacts } from '@/lib/tiktok/read-lists';

interface Props {
  legend: string;
  lists: readonly ListFacts[];
  /** Those of them that are not under way already. */
  free: readonly ListFacts[];
  /** Ids. */
  chosen: readonly string[];
  onChoose: (chosen: string[]) => void;
}

/** A tick box for each list, and one for all of them. */
export function ListChoices({ legend, lists, free, chosen, onChoose }: Props) {
  const ids = free.map(({ id }) => id);
  const all = ids.length > 0 && ids.every((id) => chosen.includes(id));
  const toggle = (id: string) => onChoose(ids.filter((other) => chosen.includes(other) !== (other === id)));
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div class="lists">
        {free.length > 1 && (
          <label class="choice">
            <input type="checkbox" checked={all} onChange={() => onChoose(all ? [] : ids)} />
            All of them
          </label>
        )}
        {lists.map((list) => (
          <ListChoice
            key={list.id}
            list={list}
            underWay={!ids.includes(list.id)}
            chosen={chosen.includes(list.id)}
            onToggle={() => toggle(list.id)}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface ChoiceProps {
  list: ListFacts;
  underWay: boolean;
  chosen: boolean;
  onToggle: () => void;
}

function ListChoice({ list: { id, name, videoCount }, underWay, chosen, onToggle }: ChoiceProps) {
  return (
    <label class="choice">
      <input type="checkbox" checked={chosen && !underWay} disabled={underWay} onChange={onToggle} />
      <span>
        <bdi>{name || id}</bdi>{' '}
        <span class="quiet numbers">
          {underWay && 'under way'}
          {!underWay && videoCount > 0 && counted(videoCount, 'post')}
        </span>
      </span>
    </label>
  );
}
