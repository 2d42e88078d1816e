import fc from 'fast-check';
import { isRecord } from '@/lib/tiktok/wire-values';
import { anyText } from '../naming/arbitraries';

/** Hosts that only look like TikTok's, and schemes that fetch or run something else. */
export const foreignUrls = [
  'https://tiktok.com.evil.test/@a/video/7411111111111111119',
  'https://evil-tiktok.com/@a/video/7411111111111111119',
  'https://www.tiktok.com@evil.test/@a/video/7411111111111111119',
  'https://user:word@www.tiktok.com/@a/video/7411111111111111119',
  'https://www.tiktok.com:8443/@a/video/7411111111111111119',
  'https://www.tiktok.com:443@evil.test/',
  'https://www.xn--tktok-ovb.com/@a/video/7411111111111111119',
  'https://xn--tktok-ovb.tiktok.com/',
  'https://www.tіktok.com/@a/video/7411111111111111119',
  'https://www.tiktok.com\\@evil.test/',
  'https://www.tiktok.com.:443/',
  'https://www.tiktok.com./@a',
  'https://tiktok.com%2eevil.test/',
  'https://evil.test/?https://www.tiktok.com/',
  'https://evil.test#.tiktok.com/',
  'https://evil.test/.tiktok.com/x.mp4',
  'https:evil.test/www.tiktok.com',
  '//evil.test/x.mp4',
  'http://www.tiktok.com/@a/video/7411111111111111119',
  'http://v16-webapp.tiktok.com/x.mp4',
  'ftp://www.tiktok.com/x',
  'javascript:alert(1)//www.tiktok.com/',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  'blob:https://www.tiktok.com/0f0f',
  'chrome-extension://abc/popup.html',
  'https://127.0.0.1/x.mp4',
  'https://[::1]/x.mp4',
  'https://localhost/x.mp4',
] as const;

const nasty = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  '=HYPERLINK("https://evil.test")',
  '@SUM(A1)',
  "+1+cmd|' /C calc'!A0",
  '../../../etc/passwd',
  '..\\..\\windows',
  '\0',
  '\ud800',
  '\udc00x',
  '\u202egpj.exe',
  '9007199254740993',
  '-1',
  '1e400',
  '0x10',
  'NaN',
  '{"a":',
];

/** Text that breaks things, links to others among it. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...nasty, ...foreignUrls),
  anyText,
  fc.tuple(fc.constantFrom(...nasty), anyText).map(([a, b]) => a + b),
);

/** Values too large or too odd to be printed when a case fails: a case has only their names. */
const monsters = {
  deepList: JSON.parse('['.repeat(10_000) + ']'.repeat(10_000)) as unknown,
  deepObject: JSON.parse(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`) as unknown,
  longList: Array.from({ length: 100_000 }, () => ({})) as unknown,
  longText: '<'.repeat(100_000) as unknown,
  longLink: `https://v16.tiktokcdn.com/a?b${'&expire=1761112959'.repeat(10_000)}` as unknown,
  manyLinks: Array.from({ length: 400 }, (_, at) => `https://v16.tiktokcdn.com/${at}`) as unknown,
  longDots: `a${'.'.repeat(100_000)}b` as unknown,
  proto: JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}') as unknown,
  noPrimitive: JSON.parse('{"toString":1,"valueOf":1,"toJSON":1}') as unknown,
  beyond: JSON.parse('1e400') as unknown,
  lostDigits: JSON.parse('7411111111111111119') as unknown,
} as const;

type Monster = keyof typeof monsters;
const names = Object.keys(monsters) as Monster[];
// All cases share them: what was put into one would be there in every later case.
const known = new Set<unknown>(Object.values(monsters).map((monster) => Object.freeze(monster)));

/** What is put in the place of something in a reply: a value, or the name of a monster. */
type Hostile = { value: unknown } | { monster: Monster };

const hostile: fc.Arbitrary<Hostile> = fc.oneof(
  { weight: 3, arbitrary: hostileText.map((value) => ({ value })) },
  { weight: 2, arbitrary: fc.constantFrom(...names).map((monster) => ({ monster })) },
  {
    weight: 2,
    arbitrary: fc
      .oneof(
        fc.constantFrom<unknown>(null, true, false, '', 0, -1, 2 ** 53 + 2, 1.5, [], {}, [null], ['a'], [[]]),
        fc.double({ noNaN: true }),
        fc.integer(),
      )
      .map((value) => ({ value })),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }).map((value) => ({ value })) },
);

/** One change to a reply: at the place of this number, what comes there, and under which name where a name is added. */
export interface Edit {
  at: number;
  put: Hostile;
  key: string | null;
}

/** A few changes at random places. */
export const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({
    at: fc.nat(),
    put: hostile,
    key: fc.option(
      fc.oneof(fc.constantFrom('__proto__', 'constructor', 'toJSON', 'length', 'id'), hostileText),
      {
        freq: 4,
      },
    ),
  }),
  { maxLength: 6 },
);

/** A copy of what was captured (here: invented), with the changes made. */
export function damaged(base: unknown, changes: readonly Edit[]): unknown {
  const root = { root: structuredClone(base) };
  for (const { at, put, key } of changes) {
    const places = placesIn(root);
    const place = places[at % places.length];
    const value = 'monster' in put ? monsters[put.monster] : structuredClone(put.value);
    if (!place) continue;
    const [holder, name] = place;
    const inner = holder[name];
    const target = key !== null && isRecord(inner) && !known.has(inner) ? inner : holder;
    const under = target === holder ? name : (key ?? name);
    Object.defineProperty(target, under, { value, enumerable: true, configurable: true, writable: true });
  }
  return root.root;
}

/** Every place of a value that something can be put in, monsters not walked into. */
function placesIn(root: Record<string, unknown>): [holder: Record<string, unknown>, name: string][] {
  const found: [Record<string, unknown>, string][] = [];
  const walk = (holder: Record<string, unknown>): void => {
    for (const name of Object.keys(holder)) {
      found.push([holder, name]);
      const inner = holder[name];
      if (typeof inner === 'object' && inner !== null && !known.has(inner))
        walk(inner as Record<string, unknown>);
    }
  };
  walk(root);
  return found;
}
