import { describe, expect, test } from 'vitest';
import { announcedSize, checkFileResponse, checkMediaResponse } from '@/lib/browser/saving/media-response';
import { ClipkeepError } from '@/lib/tiktok/errors';

function reply(
  status: number,
  headers: Record<string, string> = {},
  url = 'https://v16-webapp.tiktok.com/x',
) {
  return Object.defineProperty(new Response(null, { status, headers }), 'url', { value: url });
}

function problem(response: Response) {
  try {
    checkMediaResponse(response);
  } catch (error) {
    if (error instanceof ClipkeepError) return error.problem;
    throw error;
  }
  return null;
}

describe('what a media host answers', () => {
  test.each([
    [200, null],
    [206, 'notMedia'],
    [204, 'notMedia'],
    [401, 'expired'],
    [403, 'expired'],
    [404, 'gone'],
    [410, 'expired'],
    [429, 'slowDown'],
    [500, 'server'],
    [503, 'server'],
  ])('HTTP %i is %s', (status, code) => {
    expect(problem(reply(status, { 'content-type': 'video/mp4' }))?.code ?? null).toBe(code);
  });

  test.each([
    ['text/html; charset=utf-8', 'notMedia'],
    ['application/json', 'notMedia'],
    ['TEXT/HTML', 'notMedia'],
    ['application/octet-stream', null],
    ['image/webp', null],
  ])('content type %s is %s', (type, code) => {
    expect(problem(reply(200, { 'content-type': type }))?.code ?? null).toBe(code);
  });

  test('a redirect away from TikTok is not followed into a file', () => {
    expect(problem(reply(200, {}, 'https://evil.test/x.mp4'))?.code).toBe('notMedia');
  });

  test('its wish to wait is kept', () => {
    expect(problem(reply(429, { 'retry-after': '7' }))?.retryAfter).toBe(7000);
    expect(problem(reply(429))).not.toHaveProperty('retryAfter');
  });

  const captcha = '<html><div id="tiktok-verify-page"></div></html>';
  const wait = '<html>Please wait... <p id="wci" class="_wafchallengeid"></p></html>';
  test.each<[string, number, string, string, string]>([
    ['a captcha', 200, 'text/html', captcha, 'humanCheck'],
    ['a captcha under 403', 403, 'text/html; charset=utf-8', captcha, 'humanCheck'],
    ['a captcha as JSON', 200, 'application/json', '{"code":"10000","type":"verify"}', 'humanCheck'],
    ['the waiting page', 200, 'text/html', wait, 'notMedia'],
    ['a captcha that also says 429', 429, 'text/html', captcha, 'slowDown'],
    ['a captcha on a server that ails', 503, 'text/html', captcha, 'server'],
    ['another page', 200, 'text/html', '<html>hello</html>', 'notMedia'],
    ['access denied', 403, 'text/html', '<html>Access Denied</html>', 'expired'],
    ['a page without an end', 200, 'text/html', 'x'.repeat(2_000_000), 'notMedia'],
  ])('%s in the place of a file', async (_, status, type, text, code) => {
    const response = new Response(text, { status, headers: { 'content-type': type } });
    Object.defineProperty(response, 'url', { value: 'https://v16-webapp.tiktok.com/x' });
    await expect(checkFileResponse(response)).rejects.toMatchObject({ problem: { code } });
  });

  test.each([
    [{ 'content-length': '123' }, 123],
    [{ 'content-length': '123', 'content-encoding': 'gzip' }, 0],
    [{ 'content-length': '-1' }, 0],
    [{ 'content-length': 'much' }, 0],
    [{}, 0],
  ])('announced size of %o', (headers, size) => {
    expect(announcedSize(new Headers(headers as Record<string, string>))).toBe(size);
  });
});
