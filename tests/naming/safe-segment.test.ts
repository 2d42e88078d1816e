import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeSegment } from '@/lib/naming/safe-segment';
import { anyText } from './arbitraries';
import { bytesOf, chromiumKeeps, firefoxKeeps, windowsKeeps } from './browser-rules';

const rows: [text: string, safe: string][] = [
  // Left alone
  ['quiet pond', 'quiet pond'],
  ['a..b', 'a..b'],
  ['b~1', 'b~1'],
  ["#a & b's, (c) [d] {e} f;g=h! + i^j $k `l`", "#a & b's, (c) [d] {e} f;g=h! + i^j $k `l`"],
  ['@mossy.stone', '@mossy.stone'],
  ['한글 عربي 水壶', '한글 عربي 水壶'],
  ['😀🇳🇱👍🏽❤️', '😀🇳🇱👍🏽❤️'],
  ['：？＊', '：？＊'],
  ['\ue000', '\ue000'],
  ['$& $1 $$', '$& $1 $$'],
  // Signs
  ['a:b', 'a：b'],
  ['a/b', 'a／b'],
  ['a\\b', 'a＼b'],
  ['"a"', '＂a＂'],
  ['a*b', 'a＊b'],
  ['<3', '＜3'],
  ['a>b', 'a＞b'],
  ['why?', 'why？'],
  ['a|b', 'a｜b'],
  ['50%20', '50％20'],
  ['https://x.example/y?z', 'https：／／x.example／y？z'],
  ['C:\\x', 'C：＼x'],
  // Ends
  [' a ', 'a'],
  ['.a', 'a'],
  ['a.', 'a'],
  ['~a~', 'a'],
  [' .~ . a . ~', 'a'],
  ['\u00a0a\u3000', 'a'],
  ['a\u3164', 'a'],
  // Spaces
  ['a  \t b', 'a b'],
  ['a\r\nb', 'a b'],
  ['a\u00a0b\u2003c\u3000d', 'a b c d'],
  ['a\u2028b\u2029c\u0085d', 'a b c d'],
  ['a\u2800b', 'a b'],
  // What can't be seen
  ['👨‍👩‍👧', '👨👩👧'],
  ['🏴‍☠️', '🏴☠️'],
  ['🏴\u{e0067}\u{e0062}\u{e007f}', '🏴'],
  ['می‌خواهم', 'میخواهم'],
  ['a\u200bb\u2060c\ufeffd\u00ade', 'abcde'],
  ['\u202egpj.exe', 'gpj.exe'],
  ['a\u2067b\u2069', 'ab'],
  ['a\u180eb\u0600c', 'abc'],
  ['a\0b\u0007c\u007fd\u009fe', 'abcde'],
  ['a\ud83db', 'ab'],
  ['\ude00a', 'a'],
  ['a\ufffeb\ufdd0c\u{1ffff}', 'abc'],
  // One form
  ['e\u0301', 'é'],
  ['e\u200d\u0301', 'é'],
  ['\u212b', 'Å'],
  ['\u1112\u1161\u11ab', '한'],
  // Names that are taken
  ['CON', 'CON_'],
  ['con.mp4', 'con_.mp4'],
  ['nul .txt', 'nul_ .txt'],
  ['aux.b.mp4', 'aux_.b.mp4'],
  ['com1', 'com1_'],
  ['COM¹.mp4', 'COM¹_.mp4'],
  ['lpt0', 'lpt0_'],
  ['CLOCK$.txt', 'CLOCK$_.txt'],
  ['conin$', 'conin$_'],
  ['console', 'console'],
  ['com10', 'com10'],
  ['desktop.ini', 'desktop_.ini'],
  ['desktop', 'desktop'],
  ['Thumbs.db', 'Thumbs_.db'],
  ['b.lnk', 'b_lnk'],
  ['b.LOCAL', 'b_LOCAL'],
  ['b.url', 'b_url'],
  ['b.scf', 'b_scf'],
  ['b.desktop', 'b_desktop'],
  ['b.{00000000-1111-2222-3333-444444444444}', 'b_{00000000-1111-2222-3333-444444444444}'],
  ['b.crdownload', 'b_crdownload'],
  ['b.part', 'b_part'],
  ['con.lnk', 'con_lnk'],
  ['b.lnk.mp4', 'b.lnk.mp4'],
  // Nothing left
  ['', '_'],
  ['...', '_'],
  ['..', '_'],
  [' \n\u200d\ufeff', '_'],
  ['~', '_'],
];

describe('safeSegment', () => {
  it.each(rows)('%j becomes %j', (text, safe) => {
    expect(safeSegment(text)).toBe(safe);
  });

  it.each([
    ['a'.repeat(300), 200, 'a'.repeat(200)],
    ['字'.repeat(100), 200, '字'.repeat(66)],
    ['👍🏽'.repeat(40), 200, '👍🏽'.repeat(25)],
    ['🇳🇱🇧🇪', 15, '🇳🇱'],
    ['ab cd', 3, 'ab'],
    ['ab...cd', 4, 'ab'],
    ['com1', 4, 'com'],
    ['aux.abcd', 8, 'aux_.abc'],
    ['b.link', 5, 'b.lin'],
    ['b.parting', 6, 'b_part'],
    ['字', 2, '_'],
  ])('%j within %i bytes becomes %j', (text, bytes, safe) => {
    expect(safeSegment(text, bytes)).toBe(safe);
  });

  it('is taken as it is by both browsers and by Windows, whatever it was', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 200 }), (text, bytes) => {
        const safe = safeSegment(text, bytes);
        expect([chromiumKeeps(safe), firefoxKeeps(safe), windowsKeeps(safe)], safe).toEqual([
          true,
          true,
          true,
        ]);
        expect(bytesOf(safe)).toBeLessThanOrEqual(bytes);
        expect(safe.normalize('NFC')).toBe(safe);
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves what is safe alone', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 200 }), (text, bytes) => {
        const safe = safeSegment(text, bytes);
        expect(safeSegment(safe, bytes)).toBe(safe);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps every code point that both browsers and Windows keep, but for odd spaces and other forms', () => {
    const lost: string[] = [];
    for (let point = 0; point <= 0x10ffff; point += 1) {
      const name = `a${String.fromCodePoint(point)}b`;
      const kept = chromiumKeeps(name) && firefoxKeeps(name) && windowsKeeps(name);
      if (!kept || safeSegment(name) === name || name.normalize('NFC') !== name) continue;
      lost.push(point.toString(16));
    }
    expect(lost).toEqual(['2800', '3000', '3164', 'ffa0']);
  }, 60_000);
});
