import { expect, it, vi } from 'vitest';
import { createPostStates } from '@/entrypoints/tiktok.content/post-states';

it('is idle where there is no news', () => {
  expect(createPostStates(vi.fn()).of('1')).toEqual({ state: 'idle' });
});

it('lets news stand against the answer to an older question', () => {
  const changed = vi.fn();
  const states = createPostStates(changed);
  const answer = states.question();
  states.put({ 1: { state: 'saved' } });
  answer({ 1: { state: 'idle' }, 2: { state: 'saved' } });
  expect([states.of('1'), states.of('2')]).toEqual([{ state: 'saved' }, { state: 'saved' }]);
  expect(changed.mock.calls).toEqual([[new Set(['1'])], [new Set(['2'])]]);
});

it('takes the answer to a newer question', () => {
  const states = createPostStates(vi.fn());
  states.put({ 1: { state: 'saving' } });
  states.question()({ 1: { state: 'failed', sentence: 'No.' } });
  expect(states.of('1')).toEqual({ state: 'failed', sentence: 'No.' });
});

it('forgets the oldest news after thousands', () => {
  const states = createPostStates(vi.fn());
  const ids = Array.from({ length: 6000 }, (_, n) => `id${n}`);
  for (const awemeId of ids) states.put({ [awemeId]: { state: 'saved' } });
  expect(states.of('id0').state).toBe('idle');
  expect(states.of('id5999').state).toBe('saved');
});
