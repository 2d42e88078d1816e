import { useSetting } from '@/components/use-setting';
import { counted } from '@/components/wording';
import * as settings from '@/lib/settings';
import { DailyLimit } from './daily-limit';
import { type Pace, paces } from './paces';

/** How many files at once, how long to wait between two pages of a list, and how much in a day. */
export function Speed() {
  const [concurrency, setConcurrency] = useSetting(settings.concurrency);
  const [pace, setPace] = useSetting(settings.pace);
  if (concurrency === undefined || pace === undefined) return null;
  return (
    <section class="card stack" aria-labelledby="speed">
      <h2 id="speed">Speed</h2>
      <label class="stack tight slider">
        <span>
          Files at once: <output class="numbers">{counted(concurrency, 'file')}</output>
        </span>
        <input
          type="range"
          min="1"
          max="6"
          step="1"
          value={concurrency}
          onInput={(event) => setConcurrency(event.currentTarget.valueAsNumber)}
        />
      </label>
      <fieldset class="stack tight">
        <legend>Pause between two pages of a list</legend>
        {paces.map((choice) => (
          <PaceChoice key={choice.id} choice={choice} chosen={isSame(choice, pace)} onChoose={setPace} />
        ))}
      </fieldset>
      <DailyLimit />
      <p class="quiet small">
        When TikTok asks to slow down, Clipkeep waits longer by itself, whatever is chosen here.
      </p>
    </section>
  );
}

interface ChoiceProps {
  choice: Pace;
  chosen: boolean;
  onChoose: (pace: { min: number; max: number }) => void;
}

function PaceChoice({ choice, chosen, onChoose }: ChoiceProps) {
  const { id, label, why, min, max } = choice;
  return (
    <label class="choice">
      <input type="radio" name="pace" value={id} checked={chosen} onChange={() => onChoose({ min, max })} />
      <span>
        {label} <span class="quiet">{why}</span>
      </span>
    </label>
  );
}

function isSame(a: { min: number; max: number }, b: { min: number; max: number }): boolean {
  return a.min === b.min && a.max === b.max;
}
