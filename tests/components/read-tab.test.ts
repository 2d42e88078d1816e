import './fake-extension';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readTab } from '@/entrypoints/popup/read-tab';
import * as messages from '@/lib/messages';

const send = vi.spyOn(messages, 'sendMessage');
const query = vi.spyOn(fakeBrowser.tabs, 'query');
const noOneListens = new Error('Could not establish connection.');

beforeEach(() => {
  vi.useFakeTimers();
  send.mockReset();
  query.mockReset();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Tabs as `tabs.query` gives them: the active one, then those on TikTok. */
function openTabs(active: object, ...tikToks: object[]): void {
  const answer = async (wish: { active?: boolean }) => (wish.active ? [active] : tikToks);
  query.mockImplementation(answer as typeof fakeBrowser.tabs.query);
}

describe('readTab', () => {
  it('asks the top frame of the active tab', async () => {
    openTabs({ id: 7, url: 'https://www.tiktok.com/@tin.kettle' });
    send.mockResolvedValue({ page: 'other' });
    await readTab();
    expect(send).toHaveBeenCalledWith('readSubject', undefined, { tabId: 7, frameId: 0 });
  });

  it.each([
    ['https://www.tiktok.com/@tin.kettle', 'reload'],
    ['https://tiktok.com/', 'other'],
    ['https://shop.tiktok.com/view', 'other'],
    ['https://m.tiktok.com/v/1.html', 'other'],
    ['https://example.com/', 'other'],
    ['https://www.tiktok.com.example.com/', 'other'],
    ['https://example.com/?https://www.tiktok.com/', 'other'],
    [undefined, 'other'],
  ])('where nobody of ours listens: %s', async (url, page) => {
    openTabs({ id: 7, url });
    send.mockRejectedValue(noOneListens);
    expect(await readTab()).toEqual({ page });
  });

  const profile = { page: 'profile', uniqueId: 'a', secUid: 'b', nickname: 'c', videoCount: 3 };
  it.each<[string, unknown, object]>([
    ['a profile', profile, profile],
    ['more than is known', { ...profile, admin: true }, profile],
    ['a word that is none', { ...profile, nickname: { toString: 1 } }, { page: 'reload' }],
    ['a word that is far too long', { ...profile, nickname: 'x'.repeat(100_000) }, { page: 'reload' }],
    ['something that no tab shows', { page: 'constructor' }, { page: 'reload' }],
    ['a text', 'profile', { page: 'reload' }],
  ])('of a tab, %s is read as it should be', async (_, says, subject) => {
    openTabs({ id: 7, url: 'https://www.tiktok.com/@tin.kettle' });
    send.mockResolvedValue(says);
    expect(await readTab()).toEqual(subject);
  });

  it('asks the TikTok tab used last where the popup fills the tab itself', async () => {
    const own = { id: 7, url: fakeBrowser.runtime.getURL('/popup.html') };
    openTabs(own, { id: 1, lastAccessed: 10 }, { id: 2, lastAccessed: 30 }, { id: 3, lastAccessed: 20 });
    send.mockResolvedValue({ page: 'other' });
    await readTab();
    expect(send.mock.calls[0]?.[2]).toEqual({ tabId: 2, frameId: 0 });
  });

  it('does not wait for a tab that never answers', async () => {
    openTabs({ id: 7, url: 'https://www.tiktok.com/' });
    send.mockReturnValue(new Promise(() => {}));
    const read = readTab();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await read).toEqual({ page: 'reload' });
  });

  it('asks a page that loads again, until its script listens', async () => {
    openTabs({ id: 7, url: 'https://www.tiktok.com/', status: 'loading' });
    send.mockRejectedValueOnce(noOneListens).mockRejectedValueOnce(noOneListens);
    send.mockResolvedValue({ page: 'live', uniqueId: 'tin.kettle' });
    const read = readTab();
    await vi.runAllTimersAsync();
    expect(await read).toEqual({ page: 'live', uniqueId: 'tin.kettle' });
  });

  it('says "reload" of a page only once it is loaded', async () => {
    openTabs({ id: 7, url: 'https://www.tiktok.com/', status: 'loading' });
    send.mockImplementation(async () => {
      openTabs({ id: 7, url: 'https://www.tiktok.com/', status: 'complete' });
      throw noOneListens;
    });
    const read = readTab();
    await vi.runAllTimersAsync();
    expect(await read).toEqual({ page: 'reload' });
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('does not ask a page for ever that never comes to be loaded', async () => {
    openTabs({ id: 7, url: 'https://www.tiktok.com/', status: 'loading' });
    send.mockRejectedValue(noOneListens);
    const read = readTab();
    await vi.runAllTimersAsync();
    expect(await read).toEqual({ page: 'other' });
  });

  it('is elsewhere without any tab', async () => {
    openTabs({});
    expect(await readTab()).toEqual({ page: 'other' });
  });
});
