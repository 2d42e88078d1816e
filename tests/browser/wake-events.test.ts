import '../components/fake-extension';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { onOnline, onUpdate, onWake } from '@/lib/browser/wake-events';
import { dailyLimit } from '@/lib/settings';

type Listener = Parameters<typeof fakeBrowser.downloads.onChanged.addListener>[0];

const call = vi.fn();
let tellDownload: Listener;
let page: EventTarget;

beforeEach(() => {
  fakeBrowser.reset();
  call.mockReset();
  vi.spyOn(fakeBrowser.downloads.onChanged, 'addListener').mockImplementation((listener) => {
    tellDownload = listener;
  });
  page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
});
afterEach(() => vi.unstubAllGlobals());

const changed = (delta: Partial<Parameters<Listener>[0]>) => () => tellDownload({ id: 1, ...delta });

it.each<[string, () => unknown]>([
  ['a download that came to its end', changed({ state: { current: 'complete' } })],
  [
    'an alarm',
    () => fakeBrowser.alarms.onAlarm.trigger({ name: 'pump', scheduledTime: 0, periodInMinutes: 0 }),
  ],
  ['the start of the browser', () => fakeBrowser.runtime.onStartup.trigger()],
  [
    'the extension being installed',
    () => fakeBrowser.runtime.onInstalled.trigger({ reason: 'install', temporary: false }),
  ],
  ['another daily limit', () => dailyLimit.setValue(7)],
])('%s wakes the jobs', async (_, happen) => {
  onWake(call);
  await happen();
  expect(call).toHaveBeenCalledOnce();
});

it('a download that only grew wakes nobody', () => {
  onWake(call);
  changed({ fileSize: { current: 7 } })();
  expect(call).not.toHaveBeenCalled();
});

it.each([
  ['update', 1],
  ['install', 0],
  ['browser_update', 0],
] as const)(
  'what a session remembered is forgotten after an update alone (%s: %i times)',
  async (reason, times) => {
    onUpdate(call);
    await fakeBrowser.runtime.onInstalled.trigger({ reason, temporary: false });
    expect(call).toHaveBeenCalledTimes(times);
  },
);

it('the connection coming back is told, and its going is not', () => {
  onOnline(call);
  page.dispatchEvent(new Event('offline'));
  expect(call).not.toHaveBeenCalled();
  page.dispatchEvent(new Event('online'));
  expect(call).toHaveBeenCalledOnce();
});
