import { describe, expect, it } from 'vitest';
import { type ClipkeepError, problemOf as problemFor, problemIn } from '@/lib/tiktok/errors';
import { type Answer, readApiReply, readPageReply } from '@/lib/tiktok/status';
import { pageHtml } from './wire';

const now = Date.parse('2026-03-01T12:00:00Z');
const url = 'https://www.tiktok.com/api/post/item_list/?aid=1988';
const pleaseWait =
  '<!DOCTYPE html><html><body>Please wait... <p id="wci" class="_wafchallengeid"></p><p id="cs" class="e30"></p></body></html>';
const captchaPage = '<html><div class="verify_center"></div></html>';
const login = 'https://www.tiktok.com/login?redirect_url=%2F%40cato_example';

function answer(more: Partial<Answer> = {}): Answer {
  return { status: 200, retryAfter: null, orcas: null, url, text: '{"statusCode":0,"itemList":[]}', ...more };
}

function problemOf(read: (answer: Answer, now: number) => unknown, more: Partial<Answer>) {
  try {
    read(answer(more), now);
  } catch (error) {
    return problemIn(error);
  }
  throw new Error('no problem at all');
}

type Case = [what: string, answer: Partial<Answer>, code: string];

/** The same of an API call and of a page. */
const both: Case[] = [
  ['too many requests', { status: 429 }, 'slowDown'],
  ['a captcha that also says 429', { status: 429, text: captchaPage }, 'slowDown'],
  ['forbidden', { status: 403, text: '' }, 'refused'],
  ['forbidden with words', { status: 403, text: '<html>Access Denied</html>' }, 'refused'],
  ['unauthorised', { status: 401, text: '' }, 'refused'],
  ['method refused', { status: 405, text: '' }, 'refused'],
  ['precondition', { status: 412, text: '' }, 'refused'],
  ['444', { status: 444, text: '' }, 'refused'],
  ['a captcha under 403', { status: 403, text: captchaPage }, 'humanCheck'],
  ['a time-out', { status: 408, text: '' }, 'network'],
  ['a bad gateway', { status: 502, text: '<html>captcha</html>' }, 'server'],
  ['too busy', { status: 503, text: '' }, 'server'],
  ['too busy until then', { status: 503, text: '', retryAfter: '30' }, 'slowDown'],
  ['an origin that is down', { status: 522, text: '' }, 'server'],
  ['nothing', { text: '' }, 'refused'],
  ['nothing but a line end', { text: '\n' }, 'refused'],
  ['nothing, and it says so', { text: '', orcas: '1' }, 'refused'],
  ['the waiting page', { text: pleaseWait }, 'humanCheck'],
  ['a captcha page', { text: captchaPage }, 'humanCheck'],
  ['another captcha page', { text: '<html><body id="tiktok-verify-page"></body></html>' }, 'humanCheck'],
  ['captcha as JSON', { text: '{"code":"10000","type":"verify","subtype":"slide"}' }, 'humanCheck'],
  ['captcha as JSON, by number', { text: '{"code":10000}' }, 'humanCheck'],
  ['captcha as JSON, by type', { text: '{"type":"verify"}' }, 'humanCheck'],
  ['the sign-in page', { url: login, text: '<html>Log in</html>' }, 'signIn'],
  ['a sign-in page that brings a captcha script', { url: login, text: '<html>captcha</html>' }, 'signIn'],
  ['a page of something else', { text: '<html><body>hello</body></html>' }, 'badReply'],
  ['text', { text: 'ok' }, 'badReply'],
  ['not found', { status: 404, text: '<html>404</html>' }, 'gone'],
  ['no more', { status: 410, text: '<html></html>' }, 'gone'],
  ['for legal reasons', { status: 451, text: '<html></html>' }, 'region'],
  ['a bad request', { status: 400, text: '<html></html>' }, 'badReply'],
];

const api: Case[] = [
  ['no such user, as HTTP 400', { status: 400, text: '{"statusCode":10201}' }, 'noSuchUser'],
  ['an unknown handle', { text: '{"statusCode":100002}' }, 'noSuchUser'],
  ['a banned account', { text: '{"statusCode":10221}' }, 'noSuchUser'],
  ['a deleted post', { text: '{"statusCode":10204,"status_code":10204}' }, 'gone'],
  ['an error in the second spelling alone', { text: '{"statusCode":0,"status_code":10222}' }, 'private'],
  ['an error as text', { text: '{"status_code":"10231"}' }, 'region'],
  ['search without account', { text: '{"status_code":2483}' }, 'signIn'],
  ['an expired session', { text: '{"statusCode":209002}' }, 'signIn'],
  ['a captcha code', { text: '{"statusCode":10000}' }, 'humanCheck'],
  ['a server error', { text: '{"statusCode":4}' }, 'server'],
  ['a live for adults', { text: '{"data":{"prompts":"18+"},"status_code":4003110}' }, 'ageGate'],
  ['a live that is over', { text: '{"data":{"prompts":"LIVE has ended"},"status_code":10041}' }, 'liveEnded'],
  [
    'a live for followers, whatever its code',
    { text: '{"data":{"prompts":"Follow the creator to watch their LIVE"},"status_code":4003110}' },
    'followersOnly',
  ],
  [
    'a live of a private account, although all is said to be well',
    { text: '{"data":{},"message":"This account is private","status_code":0}' },
    'private',
  ],
  [
    'a room of nobody',
    { text: '{"data":null,"message":"user_not_found","statusCode":19881007}' },
    'noSuchUser',
  ],
  [
    'a room badly asked for',
    { text: '{"data":null,"message":"params_error","statusCode":19881005}' },
    'badReply',
  ],
  ['a code nobody knows', { text: '{"statusCode":31337}' }, 'badReply'],
  [
    'one that is told in words',
    { text: '{"data":{"prompts":"Not here"},"status_code":31337}' },
    'liveRefused',
  ],
  ['a list', { text: '[1]' }, 'badReply'],
  ['null', { text: 'null' }, 'badReply'],
  ['broken JSON', { text: '{"itemList":[{' }, 'badReply'],
  ['nesting beyond reason', { text: '['.repeat(1_000_000) }, 'badReply'],
  ['HTTP 404 with JSON that says nothing', { status: 404, text: '{}' }, 'gone'],
];

const pages: Case[] = [
  [
    'a country without TikTok',
    { url: 'https://www.tiktok.com/hk/notfound', text: '<html>x</html>' },
    'region',
  ],
  ['a page that is no more', { url: 'https://www.tiktok.com/notfound', text: '<html>x</html>' }, 'gone'],
  ['a page under 403, though it can be read', { status: 403, text: pageHtml({ a: 1 }) }, 'refused'],
];

describe('readApiReply', () => {
  it.each([...both, ...api])('%s', (_, more, code) => expect(problemOf(readApiReply, more).code).toBe(code));
  it.each([
    ['an empty list', '{"statusCode":0,"status_code":0,"status_msg":""}'],
    ['captions that speak of captcha', '{"itemList":[{"desc":"captcha verify_center Please wait..."}]}'],
    ['an ordinary type', '{"type":"item","code":0}'],
  ])('gives %s', (_, text) => expect(readApiReply(answer({ text }), now)).toEqual(JSON.parse(text)));
  it('is not polluted', () => {
    readApiReply(answer({ text: '{"__proto__":{"polluted":1}}' }), now);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('readPageReply', () => {
  it.each([...both, ...pages])('%s', (_, more, code) =>
    expect(problemOf(readPageReply, more).code).toBe(code),
  );
  it('gives the scopes, though the page names captcha hosts as every page does', () => {
    const scopes = { 'webapp.biz-context': { domains: { captcha: 'verify_center' } } };
    expect(readPageReply(answer({ text: pageHtml(scopes) }), now)).toEqual(scopes);
  });
});

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    ['Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
    ['Sun, 01 Mar 2026 11:00:00 GMT', undefined],
    ['9999999999', 86_400_000],
    ['0', undefined],
    ['-5', undefined],
    ['soon', undefined],
    [null, undefined],
  ])('%s is %s ms', (retryAfter, expected) => {
    for (const status of [429, 503, 403]) {
      expect(problemOf(readApiReply, { status, retryAfter, text: '' }).retryAfter).toBe(expected);
    }
  });
});

describe('what TikTok says to the person in words of its own', () => {
  const sentence = (prompts: unknown) => {
    const text = JSON.stringify({ data: { prompts, message: 'not for people' }, status_code: 31_337 });
    try {
      readApiReply({ status: 200, text, url: 'https://webcast.tiktok.com/', retryAfter: null }, 0);
    } catch (error) {
      return (error as ClipkeepError).problem.sentence;
    }
    return undefined;
  };

  it.each<[string, unknown, string | undefined]>([
    ['a sentence', 'This LIVE is not available in your region', 'This LIVE is not available in your region'],
    ['markup, which is text', '<b>No</b>', '<b>No</b>'],
    ['lines, and what turns writing round', 'No\n\u202eway\u0000!', 'No way !'],
    ['more than anybody reads', 'x'.repeat(5000), 'x'.repeat(200)],
  ])('is shown: %s', (_, prompts, said) => {
    expect(sentence(prompts)).toBe(
      `TikTok does not show you this live. Open it on TikTok to see why. TikTok says: “${said}”`,
    );
  });

  it.each([' ', 7, null, ['No'], undefined])('is not %j', (prompts) => {
    expect(sentence(prompts)).toBe(problemFor('badReply').sentence);
  });
});
