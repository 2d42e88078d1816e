import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { pause } from '@/lib/browser/recording/pause';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('lasts as long as it should, and leaves nothing behind', async () => {
  const { signal } = new AbortController();
  const done = pause(30_000, signal);
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(30_000);
  await done;
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it.each(['before', 'within'])('is over at once where the stop came %s', async (when) => {
  const stop = new AbortController();
  if (when === 'before') stop.abort();
  const done = pause(30_000, stop.signal);
  stop.abort();
  await done;
  expect(vi.getTimerCount()).toBe(0);
});
