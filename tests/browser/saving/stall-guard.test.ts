import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStallGuard } from '@/lib/browser/saving/stall-guard';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('a transfer that stands still is ended, one that moves is not', () => {
  const guard = createStallGuard(1000);
  vi.advanceTimersByTime(999);
  guard.alive();
  vi.advanceTimersByTime(999);
  expect(guard.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(guard.signal.reason).toMatchObject({ problem: { code: 'stalled', retryable: true } });
});

test('one that is done is left alone', () => {
  const guard = createStallGuard(1000);
  guard.done();
  vi.advanceTimersByTime(5000);
  expect(guard.signal.aborted).toBe(false);
});
