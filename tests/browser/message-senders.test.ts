import { beforeAll, expect, it, vi } from 'vitest';
import { answerArchive } from '@/entrypoints/background/answer-archive';
import { answerMessages } from '@/entrypoints/background/answer-messages';
import { hostOf } from '@/lib/browser/saving/hosting';
import { hostTransfers } from '@/lib/browser/saving/offscreen-host';
import { createWorld } from '../jobs/world';

type Listener = (message: { data: unknown; sender: unknown }) => unknown;
const heard = vi.hoisted(() => {
  const listeners = new Map<string, Listener>();
  const onMessage = (type: string, listener: Listener) => listeners.set(type, listener);
  return { listeners, protocol: { onMessage, sendMessage: async () => undefined } };
});
vi.mock('@/lib/messages', () => heard.protocol);
vi.mock('@/lib/browser/saving/offscreen-messages', () => heard.protocol);
vi.mock('@/lib/browser/saving/referer-rule', () => ({ setRefererRule: async () => {} }));
vi.mock('@/lib/browser/saving/transfers', () => ({ createTransfers: () => ({ held: async () => [] }) }));
vi.mock('@/lib/browser/saving/steady-changes', () => ({ createSteadyChanges: () => () => {} }));
vi.mock('wxt/browser', () => ({
  browser: { runtime: { id: 'own', getURL: (path: string) => `chrome-extension://own${path}` } },
}));
vi.mock('@/lib/settings', () => ({ assets: { getValue: async () => null } }));

const wake = vi.fn();

beforeAll(() => {
  const { ports } = createWorld([]);
  answerMessages(ports, wake);
  answerArchive(ports, wake);
  hostOf(wake);
  hostTransfers();
});

it('every message is heard from its own sender only', async () => {
  expect(heard.listeners.size).toBeGreaterThanOrEqual(18);
  const strangers = [
    { id: 'other', url: 'chrome-extension://other/popup.html' },
    { id: 'own', url: 'https://www.tiktok.com/', tab: {}, frameId: 1 },
    {},
  ];
  for (const sender of strangers) expect(await takenFrom(sender)).toEqual([]);
  expect(wake).not.toHaveBeenCalled();
});

/** What our script in a page may ask. */
const ofPages = ['postStates', 'recordLive', 'savePost'];

it('our own script in a page is heard only with what is meant for pages', async () => {
  const page = { id: 'own', url: 'https://www.tiktok.com/@a', tab: {}, frameId: 0 };
  expect(await takenFrom(page)).toEqual(ofPages);
  expect(wake).not.toHaveBeenCalled();
});

it('our own pages are heard with all else', async () => {
  const own = { id: 'own', url: 'chrome-extension://own/popup.html' };
  const others = [...heard.listeners.keys()].filter((type) => !ofPages.includes(type));
  expect(await takenFrom(own)).toEqual(others.sort());
});

/** What is not turned away for who sent it. */
async function takenFrom(sender: unknown): Promise<string[]> {
  const taken: string[] = [];
  for (const [type, listener] of heard.listeners) {
    const answer = async () => listener({ data: {}, sender });
    const error = await answer().then(() => undefined, String);
    if (!isRefusal(error)) taken.push(type);
  }
  return taken.sort();
}

/** Whether a message was turned away for who sent it, not for what it said. */
function isRefusal(error: string | undefined): boolean {
  return error !== undefined && /^Error: Only .* may ask for this\.$/.test(error);
}
