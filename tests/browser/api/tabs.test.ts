import { beforeEach, describe, expect, test, vi } from 'vitest';
import { shownLists } from '@/lib/browser/api/shown-lists';
import { closeForgottenTabs } from '@/lib/browser/api/tabs';
import type { ListTab } from '@/lib/browser/session-facts';

const kept = vi.hoisted(() => ({ ownTab: null as number | null, listTabs: [] as ListTab[] }));
const open = vi.hoisted(() => ({ tabs: [] as object[], closed: [] as number[] }));

vi.mock('wxt/browser', () => ({
  browser: {
    runtime: { id: 'clipkeep' },
    windows: { create: async () => ({ tabs: [{ id: 9 }] }) },
    tabs: {
      query: async () => open.tabs,
      get: async () => ({ status: 'complete', url: 'https://www.tiktok.com/' }),
      update: async (id: number) => ({ id }),
      remove: async (id: number) => void open.closed.push(id),
      ...{ onUpdated: { addListener() {}, removeListener() {} } },
      ...{ onRemoved: { addListener() {}, removeListener() {} } },
    },
  },
}));
vi.mock('@/lib/browser/session-facts', () => {
  const item = <Name extends keyof typeof kept>(name: Name) => ({
    getValue: async () => kept[name],
    setValue: async (value: (typeof kept)[Name]) => void Object.assign(kept, { [name]: value }),
  });
  return { ownTab: item('ownTab'), listTabs: item('listTabs') };
});
vi.mock('@/lib/messages', () => ({ sendMessage: async () => ({ itemList: [], statusCode: 0 }) }));

beforeEach(() => {
  Object.assign(kept, { ownTab: null, listTabs: [] });
  Object.assign(open, { tabs: [], closed: [] });
});

test('tabs that an earlier version muted are closed, and nobody else’s', async () => {
  open.tabs = [
    { id: 1, mutedInfo: { muted: true, extensionId: 'clipkeep' } },
    { id: 2, mutedInfo: { muted: true, extensionId: 'another' } },
    { id: 3, mutedInfo: { muted: true } },
    { id: 4 },
    { id: 5, mutedInfo: { muted: true, extensionId: 'clipkeep' } },
    { id: 6, mutedInfo: { muted: true, extensionId: 'clipkeep' } },
  ];
  Object.assign(kept, { ownTab: 5, listTabs: [{ path: '/@a', id: 6 }] });
  await closeForgottenTabs();
  expect(open.closed).toEqual([1]);
});

describe('a page that shows a list', () => {
  const ask = (cursor: string) =>
    shownLists.ask({
      ...{ kind: 'api', path: '/api/post/item_list/', referer: '/@a' },
      query: { cursor, secUid: 'x' },
    });

  test('is used again further down', async () => {
    kept.listTabs = [{ path: '/@a', id: 6 }];
    await ask('1700000000000');
    expect([open.closed, kept.listTabs]).toEqual([[], [{ path: '/@a', id: 6 }]]);
  });

  test('is opened anew for the beginning: it may be of yesterday', async () => {
    kept.listTabs = [{ path: '/@a', id: 6 }];
    await ask('0');
    expect([open.closed, kept.listTabs]).toEqual([[6], [{ path: '/@a', id: 9 }]]);
  });
});
