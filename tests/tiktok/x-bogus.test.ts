import { describe, expect, it } from 'vitest';
import { xBogus } from '@/lib/tiktok/x-bogus';
import { describeSamples, readRows } from './samples';

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';

/** Run through the reference with time frozen (f2-behaviour.md §5.5). */
const worked: [query: string, userAgent: string, seconds: number, value: string][] = [
  [
    'aweme_id=7196239141472980280&aid=1128&version_name=23.5.0&device_platform=android&os_version=2333',
    '',
    1700000000,
    'DFSzswVY7OiANxTQtmWx-e9WX7Jz',
  ],
  [
    'WebIdLastTime=1713796127&aid=1988&app_language=en&app_name=tiktok_web&browser_name=Mozilla&channel=tiktok_web&device_id=7360698239018452498&region=US&tz_name=Asia%2FHong_Kong&uniqueId=tiktok',
    chrome,
    1700000000,
    'DFSzswVYSgvANapNtmWx-e9WX7nV',
  ],
  [
    'aid=1988&count=35&coverFormat=2&cursor=0&secUid=MS4wLjABAAAAREbjjYuEFoUJN86G9f2byGC_LSOTz4N7BGdreT_8Cro-NkzZYf_nxpDpLp9R6ElJ',
    `${chrome} Edg/130.0.0.0`,
    1700000001,
    'DFSzswVYDlUANJXJtmWx-F9WX7r8',
  ],
  [
    `aid=1988&itemId=7140296406429977898&msToken=${'A'.repeat(146)}==`,
    firefox,
    4102444799,
    'DFSzswVYlctANeUO2rQwLM9WX7j/',
  ],
  [
    'keyword=a%20b%23c&offset=0&count=20&from_page=search&search_id=&aid=1988',
    chrome,
    0,
    'DFSzswVYkBGANapNLa3g-e9WX7JJ',
  ],
];

describe('xBogus', () => {
  it.each(worked)('%.40s…', (query, userAgent, seconds, value) => {
    expect(xBogus(query, userAgent, seconds)).toBe(value);
  });

  it('floors the second and takes it modulo 2³²', () => {
    const [query, userAgent] = ['a=1&pad=0123456789012345678901234567890', chrome];
    expect(xBogus(query, userAgent, 7.9)).toBe(xBogus(query, userAgent, 7));
    expect(xBogus(query, userAgent, 2 ** 32 + 7)).toBe(xBogus(query, userAgent, 7));
    expect(xBogus(query, userAgent, 8)).not.toBe(xBogus(query, userAgent, 7));
  });

  it('takes a short query as hex digits, as the reference does, and an empty one as no bytes', () => {
    expect(xBogus('deadbeef', chrome, 0)).toMatch(/^DFSzswV.{21}$/);
    expect(xBogus('', chrome, 0)).toMatch(/^DFSzswV.{21}$/);
    expect(xBogus('', chrome, 0)).not.toBe(xBogus('deadbeef', chrome, 0));
  });

  it.each([
    ['a character above U+00FF', `a=${'ā'.repeat(40)}`, chrome],
    ['the same in the user agent', `a=${'1'.repeat(40)}`, `${chrome} 字`],
    ['a short query that is no hex', 'aid=1988', chrome],
    ['a short query of odd length', 'abc', chrome],
    ['capital hex digits', 'DEADBEEF', chrome],
    ['a short user agent', `a=${'1'.repeat(40)}`, 'curl/8'],
  ])('refuses %s, as the reference does', (_, query, userAgent) => {
    expect(() => xBogus(query, userAgent, 0)).toThrow(RangeError);
  });
});

interface Row {
  in: { params: string; ua: string | null; ts: number };
  out: string;
}

describeSamples('xBogus against every vector of the reference', () => {
  it.each(readRows<Row>('f2-xbogus.jsonl'))('$out', ({ in: { params, ua, ts }, out }) => {
    expect(xBogus(params, ua ?? '', ts)).toBe(out);
  });
});
