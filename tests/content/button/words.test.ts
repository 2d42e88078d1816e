import { expect, it } from 'vitest';
import type { ButtonState } from '@/entrypoints/tiktok.content/button/words';
import { wordsOf } from '@/entrypoints/tiktok.content/button/words';

const video = { awemeId: '1', uniqueId: 'mira.paints', kind: 'video' } as const;
const photo = { awemeId: '1', uniqueId: '', kind: 'photo' } as const;

it.each<[ButtonState, string, string, string]>([
  [{ state: 'idle' }, 'Save video by @mira.paints', 'Save', ''],
  [{ state: 'saving' }, 'Saving video by @mira.paints', 'Saving', ''],
  [{ state: 'saving', progress: 0.499 }, 'Saving video by @mira.paints', '49%', ''],
  [{ state: 'saving', progress: 7 }, 'Saving video by @mira.paints', '100%', ''],
  [{ state: 'saved' }, 'Saved: video by @mira.paints', 'Saved', ''],
  [
    { state: 'failed', sentence: 'Your disk is full.' },
    'Failed to save video by @mira.paints: Your disk is full. Press to try again.',
    'Retry',
    'Your disk is full. Press to try again.',
  ],
  [
    { state: 'stale' },
    'Reload the page to finish the update of Clipkeep.',
    'Reload',
    'Reload the page to finish the update of Clipkeep.',
  ],
])('%j', (state, label, caption, reason) => {
  expect(wordsOf(state, video)).toEqual({ label, caption, reason });
});

const toStop = 'To stop, open Clipkeep from the toolbar.';
it.each<[ButtonState, string, string, string]>([
  [{ state: 'idle' }, 'Record this live by @mira.paints', 'Record this live', ''],
  [{ state: 'saving' }, `Recording this live by @mira.paints. ${toStop}`, 'Recording', toStop],
  [
    { state: 'saving', waits: true },
    `Waiting to record the live by @mira.paints. ${toStop}`,
    'Waiting',
    toStop,
  ],
  [{ state: 'saved' }, 'Saved: live by @mira.paints. Press to record again.', 'Saved', ''],
  [
    { state: 'failed', sentence: 'They are not live now.' },
    'Failed to record this live by @mira.paints: They are not live now. Press to try again.',
    'Retry',
    'They are not live now. Press to try again.',
  ],
])('of a live: %j', (state, label, caption, reason) => {
  const live = { awemeId: '@mira.paints', uniqueId: 'mira.paints', kind: 'live' } as const;
  expect(wordsOf(state, live)).toEqual({ label, caption, reason });
});

it('names photos, and no author where none is known', () => {
  expect(wordsOf({ state: 'idle' }, photo).label).toBe('Save photos');
});
