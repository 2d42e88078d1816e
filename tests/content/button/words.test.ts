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

it('names photos, and no author where none is known', () => {
  expect(wordsOf({ state: 'idle' }, photo).label).toBe('Save photos');
});
