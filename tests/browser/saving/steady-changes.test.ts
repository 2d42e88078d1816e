import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSteadyChanges } from '@/lib/browser/saving/steady-changes';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('many changes become one call in half a second', () => {
  const call = vi.fn();
  const changed = createSteadyChanges(call, () => false);
  for (let i = 0; i < 100; i++) changed(false);
  expect(call).toHaveBeenCalledTimes(0);
  vi.advanceTimersByTime(500);
  expect(call).toHaveBeenCalledTimes(1);
});

test('an end is told at once, and what was gathered goes with it', () => {
  const call = vi.fn();
  const changed = createSteadyChanges(call, () => false);
  changed(false);
  changed(true);
  expect(call).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(500);
  expect(call).toHaveBeenCalledTimes(1);
});

test('while something is held there is a call every 15 s, else none', () => {
  const call = vi.fn();
  let busy = true;
  createSteadyChanges(call, () => busy);
  vi.advanceTimersByTime(45_000);
  expect(call).toHaveBeenCalledTimes(3);
  busy = false;
  vi.advanceTimersByTime(45_000);
  expect(call).toHaveBeenCalledTimes(3);
});
