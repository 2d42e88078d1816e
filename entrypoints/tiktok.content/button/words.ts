import type { PostState } from '@/lib/messages';
import type { CardPost } from '../cards/read-post';

/** `stale`: the extension was updated, and what runs in this page can no longer reach it. */
export type ButtonState = PostState | { state: 'stale' };

/** What a button says of one post or live in one state. */
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
  if (post.kind === 'live') return wordsOfLive(state, what);
  switch (state.state) {
    case 'idle':
      return { label: `Save ${what}`, caption: 'Save', reason: '' };
    case 'saving':
      return { label: `Saving ${what}`, caption: percent(state.progress) ?? 'Saving', reason: '' };
    case 'saved':
      return { label: `Saved: ${what}`, caption: 'Saved', reason: '' };
    case 'failed':
      return failedWords(`Failed to save ${what}`, state.sentence);
    case 'stale':
      return { label: reload, caption: 'Reload', reason: reload };
  }
}

const toStop = 'To stop, open Clipkeep from the toolbar.';

function wordsOfLive(state: ButtonState, what: string): Words {
  switch (state.state) {
    case 'idle':
      return { label: `Record this ${what}`, caption: 'Record this live', reason: '' };
    case 'saving':
      return state.waits
        ? { label: `Waiting to record the ${what}. ${toStop}`, caption: 'Waiting', reason: toStop }
        : { label: `Recording this ${what}. ${toStop}`, caption: 'Recording', reason: toStop };
    case 'saved':
      return { label: `Saved: ${what}. Press to record again.`, caption: 'Saved', reason: '' };
    case 'failed':
      return failedWords(`Failed to record this ${what}`, state.sentence);
    case 'stale':
      return { label: reload, caption: 'Reload', reason: reload };
  }
}

function failedWords(what: string, sentence: string): Words {
  const reason = `${sentence} Press to try again.`;
  return { label: `${what}: ${reason}`, caption: 'Retry', reason };
}

/** What is said aloud after somebody pressed the button, or '' while there is no result. */
export function resultOf(state: ButtonState, post: CardPost): string {
  if (state.state === 'saved') return `Saved ${nameOf(post)}.`;
  return state.state === 'saving' ? '' : wordsOf(state, post).reason;
}

function nameOf({ kind, uniqueId }: CardPost): string {
  const what = { photo: 'photos', video: 'video', live: 'live' }[kind];
  return uniqueId ? `${what} by @${uniqueId}` : what;
}

function percent(progress: number | undefined): string | undefined {
  return progress === undefined ? undefined : `${Math.floor(Math.min(1, Math.max(0, progress)) * 100)}%`;
}
