import type { PostState } from '@/lib/messages';
import type { CardPost } from '../cards/read-post';

/** `stale`: the extension was updated, and what runs in this page can no longer reach it. */
export type ButtonState = PostState | { state: 'stale' };

export interface Words {
  /** For a screen reader: everything. */
  label: string;
  /** For the eye, beside or below the icon. */
  caption: string;
  /** What went wrong and what to do; empty where all is well. */
  reason: string;
}

const reload = 'Reload the page to finish the update of Clipkeep.';

/** What a button says in each state. */
export function wordsOf(state: ButtonState, post: CardPost): Words {
  const what = nameOf(post);
  switch (state.state) {
    case 'idle':
      return { label: `Save ${what}`, caption: 'Save', reason: '' };
    case 'saving':
      return { label: `Saving ${what}`, caption: percent(state.progress) ?? 'Saving', reason: '' };
    case 'saved':
      return { label: `Saved: ${what}`, caption: 'Saved', reason: '' };
    case 'failed': {
      const reason = `${state.sentence} Press to try again.`;
      return { label: `Failed to save ${what}: ${reason}`, caption: 'Retry', reason };
    }
    case 'stale':
      return { label: reload, caption: 'Reload', reason: reload };
  }
}

/** What is said aloud after somebody pressed the button, or '' while there is no result. */
export function resultOf(state: ButtonState, post: CardPost): string {
  if (state.state === 'saved') return `Saved ${nameOf(post)}.`;
  return wordsOf(state, post).reason;
}

function nameOf({ kind, uniqueId }: CardPost): string {
  const what = kind === 'photo' ? 'photos' : 'video';
  return uniqueId ? `${what} by @${uniqueId}` : what;
}

function percent(progress: number | undefined): string | undefined {
  return progress === undefined ? undefined : `${Math.floor(Math.min(1, Math.max(0, progress)) * 100)}%`;
}
