const leastMs = 500;
const heartbeatMs = 15_000;

/**
 * Turns many small changes into few calls: at once when urgent, else half a second apart, and every 15 s while
 * `busy` even if nothing moved, so that a background worker (it dies after 30 s without an event) stays to watch.
 */
export function createSteadyChanges(call: () => void, busy: () => boolean): (urgent: boolean) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const fire = () => {
    clearTimeout(timer);
    timer = undefined;
    call();
  };
  setInterval(() => busy() && fire(), heartbeatMs);
  return (urgent) => {
    if (urgent) fire();
    else timer ??= setTimeout(fire, leastMs);
  };
}
