import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keepMsToken, withMsToken } from '@/lib/browser/api/ms-token';
import type { PageContext } from '@/lib/tiktok/page-context';
import { falseMsToken } from '@/lib/tiktok/tokens';

const session = vi.hoisted(() => ({ token: '' }));
vi.mock('@/lib/browser/session-facts', () => ({
  msToken: {
    getValue: async () => session.token,
    setValue: async (token: string) => {
      session.token = token;
    },
  },
}));

const given = 'given-by-TikTok-12345==';
const context = { deviceId: '1', msToken: '' } as PageContext;
const tokenOf = async (msToken: string) => (await withMsToken({ ...context, msToken }, () => 0)).msToken;

describe('the msToken of a request', () => {
  beforeEach(() => {
    session.token = '';
  });

  it('is the page’s own, else the last one given, else made up', async () => {
    expect(await tokenOf('')).toBe(falseMsToken(() => 0));
    await keepMsToken(given);
    expect(await tokenOf('')).toBe(given);
    expect(await tokenOf('of-the-open-page-123')).toBe('of-the-open-page-123');
  });

  it.each([null, '', 'short', `${given}&aid=1`])('is never %j', async (odd) => {
    await keepMsToken(given);
    await keepMsToken(odd);
    expect(await tokenOf('')).toBe(given);
  });
});
