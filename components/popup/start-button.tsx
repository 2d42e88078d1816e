import type { ComponentChildren } from 'preact';

interface Props {
  busy: boolean;
  /** Whether any kind of file is ticked. */
  able: boolean;
  onStart: () => void;
  children: ComponentChildren;
}

/** The one primary button of a card, and what it will skip or what it waits for. */
export function StartButton({ busy, able, onStart, children }: Props) {
  return (
    <div class="stack tight">
      <button type="button" class="primary big" disabled={busy || !able} onClick={onStart}>
        {busy ? 'Starting…' : children}
      </button>
      <p class="quiet small">
        {able ? 'What is here already is skipped.' : 'Tick at least one kind of file, then start.'}
      </p>
    </div>
  );
}
