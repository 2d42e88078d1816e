import fc from 'fast-check';

/** Atoms that each break some naming; strung together they break more. */
const nasty = [
  ...[
    '/',
    '\\',
    ':',
    '*',
    '?',
    '"',
    '<',
    '>',
    '|',
    '%',
    '.',
    '..',
    '~',
    ' ',
    '_',
    '-',
    '{',
    '}',
    '$&',
    '{desc}',
  ],
  ...[
    '\0',
    '\n',
    '\t',
    '\u0085',
    '\u00a0',
    '\u2028',
    '\u3000',
    '\ufeff',
    '\u00ad',
    '\u180e',
    '\u2800',
    '\u3164',
  ],
  ...[
    '\u200b',
    '\u200c',
    '\u200d',
    '\u202e',
    '\u2066',
    '\u0600',
    '\u{e0067}',
    '\ufffe',
    '\ufdd0',
    '\ud83d',
    '\ude00',
  ],
  ...[
    '👨‍👩‍👧',
    '👍🏽',
    '🇳🇱',
    '❤️',
    '🏴‍☠️',
    'e\u0301',
    '\u0301',
    'ﬁ',
    'ß',
    'İ',
    '字',
    '한글',
    'می‌خواهم',
    '＜\u0338',
    '<\u0338',
  ],
  ...[
    'con',
    'NUL.',
    'com1',
    'LPT¹',
    'desktop.ini',
    'thumbs.db',
    '.lnk',
    '.url',
    '.{x}',
    '.part',
    'a',
    'b',
    '0',
  ],
];

/** Any text: any code points, any UTF-16 (half emoji too), and strings of the nasty atoms. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 })
    .map((units) => String.fromCharCode(...units)),
  fc.array(fc.constantFrom(...nasty), { maxLength: 60 }).map((atoms) => atoms.join('')),
  fc.array(fc.constantFrom(...nasty), { maxLength: 3 }).map((atoms) => atoms.join('')),
);

export const anyId: fc.Arbitrary<string> = fc
  .bigInt({ min: 6_000_000_000_000_000_000n, max: 9_223_372_036_854_775_807n })
  .map(String);
