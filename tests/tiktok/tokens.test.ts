import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageContext } from '@/lib/tiktok/page-context';
import { type ApiAsk, apiUrl, type BrowserFacts } from '@/lib/tiktok/query';
import { falseMsToken, isMsToken, pickMsToken, readTokens } from '@/lib/tiktok/tokens';
import { xBogus } from '@/lib/tiktok/x-bogus';

const unit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('falseMsToken', () => {
  it('is 146 signs and ==, and looks like a token', () => {
    fc.assert(
      fc.property(fc.array(unit, { minLength: 146, maxLength: 146 }), (drawn) => {
        const token = falseMsToken(() => drawn.pop() ?? 0);
        expect(token).toMatch(/^[A-Za-z0-9+-]{146}==$/);
        expect(isMsToken(token)).toBe(true);
      }),
    );
  });

  it('draws each sign, from the first to the last', () => {
    expect(falseMsToken(() => 0)).toBe(`${'A'.repeat(146)}==`);
    expect(falseMsToken(() => 1 - Number.EPSILON)).toBe(`${'-'.repeat(146)}==`);
  });

  it('is signed as it is sent', () => {
    const context = { deviceId: '1', msToken: falseMsToken(() => 62.5 / 64) } as PageContext;
    const facts = {
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Test/1.0',
      platform: 'Linux',
    } as BrowserFacts;
    const ask: ApiAsk = { kind: 'api', path: '/api/explore/item_list/', query: {}, referer: '/explore' };
    const url = apiUrl(ask, context, facts, 1);
    const [signed = '', signature] = new URL(url).search.slice(1).split('&X-Bogus=');
    expect(signed).toContain(`&msToken=${'%2B'.repeat(146)}==`);
    expect(signature).toBe(xBogus(signed, facts.userAgent, 1));
  });
});

describe('readTokens', () => {
  const cookies = 'tt_csrf_token=x; ttwid=1%7Cabc%7C1; msToken=cookie-token==;odin_tt=0d1; xttwid=no';
  it.each([
    [cookies, undefined, { msToken: 'cookie-token==', ttwid: '1%7Cabc%7C1', odin_tt: '0d1' }],
    [cookies, { msToken: 'page' }, { msToken: 'page', ttwid: '1%7Cabc%7C1', odin_tt: '0d1' }],
    ['', { msToken: '' }, { msToken: '', ttwid: '', odin_tt: '' }],
  ])('%s, %j', (text, context, tokens) => expect(readTokens(text, context)).toEqual(tokens));
});

describe('pickMsToken', () => {
  const real = 'aB-_9+/='.repeat(4);
  it.each([
    [[real, 'x'.repeat(20)], real],
    [['', null, real], real],
    [['short', `${real}&X-Bogus=1`, 'a b'.repeat(9)], falseMsToken(() => 0)],
    [[], falseMsToken(() => 0)],
  ])('of %j', (known, token) => expect(pickMsToken(known, () => 0)).toBe(token));
});
