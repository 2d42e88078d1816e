import type { ComponentChildren } from 'preact';

interface Props {
  busy: boolean;
  /** What has to be done before it can start, in words. */
  waitsFor?: string | undefined;
  /** What one should know, where it isn't that what is here is skipped. */
  note?: string | undefined;
  onStart: () => void;
  children: ComponentChildren;
}

const usual = 'What is here already is skipped.';

/** The one primary button of a card, and what it will skip or what it waits for. */
export function StartButton({ busy, waitsFor, note = usual, onStart, children }: Props) {
  return (
    <div class="stack tight">
      <button type="button" class="primary big" disabled={busy || waitsFor !== undefined} onClick={onStart}>
        {busy ? 'Starting…' : children}
      </button>
      <p class="quiet small">{waitsFor ?? note}</p>
    </div>
  );
}
