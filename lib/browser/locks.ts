import { browser } from 'wxt/browser';

/** A background worker dies 30 s after its last event, even during a fetch; any call like this one is an event. */
const signOfLifeMs = 20_000;

/** Runs alone under this name among everything of this profile that asks so; undefined at once where somebody is at it. */
export function exclusively<T>(name: string, run: () => Promise<T>): Promise<T | undefined> {
  return navigator.locks.request(`clipkeep:${name}`, { ifAvailable: true }, (lock) =>
    lock ? stayingAwake(run) : undefined,
  );
}

async function stayingAwake<T>(run: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), signOfLifeMs);
  try {
    return await run();
  } finally {
    clearInterval(timer);
  }
}
