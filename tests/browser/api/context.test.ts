import { expect, test, vi } from 'vitest';
import { readContext } from '@/lib/browser/api/context';

const tab = vi.hoisted(() => ({ says: undefined as unknown }));

vi.mock('wxt/browser', () => ({ browser: { tabs: { query: async () => [{ id: 1, active: true }] } } }));
vi.mock('@/lib/messages', () => ({ sendMessage: async () => tab.says }));
vi.mock('@/lib/browser/session-facts', () => {
  const item = (value: unknown) => ({ getValue: async () => value, setValue: async () => {} });
  return { deviceId: item(''), fetchedContext: item({ context: { deviceId: '7' }, at: 0 }) };
});

const good = {
  ...{ deviceId: '7500000000000000123', odinId: '1', webIdCreatedTime: '2', region: 'NL', language: 'nl' },
  ...{ signedIn: true, msToken: 'x'.repeat(148), verifyFp: 'verify_x' },
};

test.each<[string, unknown, unknown]>([
  ['what a page of ours says', good, good],
  ['a word that is far too long', { ...good, language: 'x'.repeat(100_000) }, { ...good, language: '' }],
  ['a word that is none', { ...good, region: { toString: 1 } }, { ...good, region: '' }],
  ['more than is known', { ...good, admin: true }, good],
  ['nothing', null, { deviceId: '7' }],
  ['a text', 'x', { deviceId: '7' }],
  ['a list', [good], { deviceId: '7' }],
  ['nobody knows whether signed in', { ...good, signedIn: 'yes' }, { deviceId: '7' }],
])('of a tab, %s is read as it should be', async (_, says, context) => {
  tab.says = says;
  expect(await readContext(1)).toEqual(context);
});
