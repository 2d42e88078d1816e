import { useState } from 'preact/hooks';
import { presets } from '@/lib/naming/presets';

interface Props {
  current: string;
  onPick: (text: string) => void;
}

/** Whole patterns to start from, and the way back: to the person's own last one, or to the preset that they began with. */
export function PresetButtons({ current, onPick }: Props) {
  const [before, setBefore] = useState<string>();
  const pick = (text: string) => {
    if (before === undefined || !isPreset(current)) setBefore(current);
    onPick(text);
  };
  const goBack = (text: string) => {
    setBefore(undefined);
    onPick(text);
  };
  return (
    <fieldset>
      <legend class="out-of-sight">Start from</legend>
      <div class="row presets">
        {presets.map(({ label, text }) => (
          <button type="button" key={text} aria-pressed={text === current} onClick={() => pick(text)}>
            {label}
          </button>
        ))}
        {before !== undefined && before !== current && (
          <button type="button" onClick={() => goBack(before)}>
            Back to my pattern
          </button>
        )}
      </div>
    </fieldset>
  );
}

function isPreset(pattern: string): boolean {
  return presets.some(({ text }) => text === pattern);
}
