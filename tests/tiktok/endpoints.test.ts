import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signAddress, signEndpoint } from '@/lib/tiktok/endpoints';
import { xBogus } from '@/lib/tiktok/x-bogus';
import { anyText } from './any-text';
import { describeSamples, readRows } from './samples';

const agent =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';
const endpoint = 'https://www.tiktok.com/api/user/detail/';
const query =
  'aweme_id=7196239141472980280&aid=1128&version_name=23.5.0&device_platform=android&os_version=2333';

describe('signAddress', () => {
  it('appends the signature of a query', () => {
    expect(signAddress(query, '', 1_700_000_000)).toBe(`${query}&X-Bogus=DFSzswVY7OiANxTQtmWx-e9WX7Jz`);
  });

  it('covers the whole of an address, in the form in which it is sent', () => {
    const address = `${endpoint}?keyword=a b#é&aid=1988`;
    const sent = `${endpoint}?keyword=a%20b%23%C3%A9&aid=1988`;
    expect(signAddress(address, agent, 7)).toBe(`${sent}&X-Bogus=${xBogus(sent, agent, 7)}`);
  });
});

describe('signEndpoint', () => {
  const params = { aid: 1988, tz_name: 'Asia%2FHong_Kong', room_ids: '1,2', pad: '0123456789' };
  const written = 'aid=1988&tz_name=Asia%2FHong_Kong&room_ids=1,2&pad=0123456789';
  it.each([
    [endpoint, '?'],
    [`${endpoint}?a=1`, '&'],
  ])('%s takes its parameters after %s, signed alone', (base, mark) => {
    const signature = xBogus(written, agent, 7);
    expect(signEndpoint(base, params, agent, 7)).toBe(`${base}${mark}${written}&X-Bogus=${signature}`);
  });

  it('signs what is sent, whatever the values are', () => {
    fc.assert(
      fc.property(anyText, (keyword) => {
        const url = signEndpoint(endpoint, { ...params, keyword }, agent, 7);
        const [signed = '', signature] = new URL(url).search.slice(1).split(/&X-Bogus=(?=[^&]*$)/);
        expect(new URL(url).href).toBe(url);
        expect(signature).toBe(xBogus(signed, agent, 7));
      }),
    );
  });
});

interface Row {
  in: { model: string; ua: string; ts: number };
  out: string | { error: string };
}

/** A row without the reference's own fault, taken apart into what it was made of. */
function parts({ out }: Row & { out: string }) {
  const [base = '', rest = ''] = out.split('?');
  const pairs = rest.slice(0, rest.lastIndexOf('&X-Bogus=')).split('&');
  const params = pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]);
  return { base, params: Object.fromEntries(params) as Record<string, string> };
}

describeSamples('every address that f2 signed', () => {
  const rows = readRows<Row>('f2-endpoints.jsonl').filter(
    (row): row is Row & { out: string } => typeof row.out === 'string',
  );
  it.each(rows)('$in.model at $in.ts', (row) => {
    const { base, params } = parts(row);
    expect(signEndpoint(base, params, row.in.ua, row.in.ts)).toBe(row.out);
  });
});
