import { browser } from 'wxt/browser';

const alarm = 'wake';
const ticker = 'tick';
/** The least that Chromium lets an alarm wait (packed extensions, since 120). */
const leastAlarmMs = 30_000;
/** A worker lives this long without an event, with a margin: a nearer time can be waited for inside it. */
const nearMs = 25_000;

/**
 * Gives a `wakeAt(time)` (Unix ms) that calls at about that time: a timer while this worker lives, and an alarm that a
 * fresh one hears. An earlier wish is never put off by a later one.
 */
export function createWakeAt(call: () => void): (time: number) => Promise<void> {
  let timer: { at: number; id: ReturnType<typeof setTimeout> } | undefined;
  const setTimer = (at: number) => {
    if (timer && timer.at <= at && timer.at > Date.now()) return;
    clearTimeout(timer?.id);
    timer = { at, id: setTimeout(call, Math.max(0, at - Date.now())) };
  };
  return async (time) => {
    const now = Date.now();
    if (time - now <= nearMs) setTimer(time);
    const due = Math.max(time, now + leastAlarmMs);
    const set = await browser.alarms.get(alarm);
    if (!set || set.scheduledTime <= now || set.scheduledTime > due)
      await browser.alarms.create(alarm, { when: due });
  };
}

/** A tick each minute while a job runs: the net under everything else that wakes us. */
export async function keepTicking(on: boolean): Promise<void> {
  const ticking = (await browser.alarms.get(ticker)) !== undefined;
  // Created anew, an alarm would start its minute again.
  if (on && !ticking) await browser.alarms.create(ticker, { periodInMinutes: 1 });
  if (!on && ticking) await browser.alarms.clear(ticker);
}
