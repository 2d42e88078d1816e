import { expect, it } from 'vitest';
import { expiresAt } from '@/lib/tiktok/expiry';

const sign = '0123456789abcdef0123456789abcdef';

it.each([
  ['https://v16-webapp-prime.tiktok.com/video/tos/a/?a=1988&expire=1761112959&l=2025', 1761112959000],
  [
    'https://p16-common-sign.tiktokcdn-us.com/tos~a.jpeg?dr=9636&x-expires=1761112800&x-signature=a',
    1761112800000,
  ],
  [`https://v16m-webapp.tiktokcdn-us.com/${sign}/68f8737f/video/tos/a/?a=1988`, 0x68f8737f * 1000],
  [`https://v19.tiktokcdn.com/${sign}/68f8737f/a/?expire=1761000000`, 1761000000000],
  ['https://pull-f5-tt01.fcdn.eu.tiktokcdn.com/stage/stream-1.flv?expire=1761112959&sign=a', 1761112959000],
  ['https://www.tiktok.com/aweme/v1/play/?faid=1988&file_id=a', null],
  ['https://p16.tiktokcdn.com/a.jpeg?x-expires=soon', null],
  ['https://p16.tiktokcdn.com/a.jpeg?unexpire=1761112959', null],
  ['', null],
])('%s', (url, expected) => expect(expiresAt(url)).toBe(expected));

it('is the first of however many times a link says', () => {
  expect(expiresAt(`https://a.test/?x=${'&expire=1761112959'.repeat(130_000)}&expire=1761112900&a`)).toBe(
    1761112900000,
  );
});
