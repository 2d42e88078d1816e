import { ClipkeepError } from '@/lib/tiktok/errors';

/** Ends a transfer that stands still: `signal` aborts with ClipkeepError('stalled') unless `alive` is called in time. */
export interface StallGuard {
  signal: AbortSignal;
  alive(): void;
  done(): void;
}

/** Starts watching at once; `quietMs` is how long nothing may happen. */
export function createStallGuard(quietMs: number): StallGuard {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const done = () => clearTimeout(timer);
  const alive = () => {
    done();
    timer = setTimeout(() => controller.abort(new ClipkeepError('stalled')), quietMs);
  };
  alive();
  return { signal: controller.signal, alive, done };
}
