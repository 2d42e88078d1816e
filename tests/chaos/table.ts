import type { Report } from './report';

/** A report as plain lines, the differences last. */
export function tableOf({ acts, faults, files, otherGear, media, forgotten, differences }: Report): string[] {
  return [
    '',
    'done to it',
    ...acts.map(row),
    '',
    'met on the way, survived',
    ...faults.map(row),
    '',
    'figures',
    ...[
      ['files checked, byte for byte', files] as const,
      ['  in another encoding of the post', otherGear] as const,
      ['media requests', media.requests] as const,
      ['  of them spoilt, refused or cut', media.spoilt] as const,
      ['  whole transfers repeated', media.repeated] as const,
      ['  at most (kills × files at once)', media.bound] as const,
      ['part files that Chromium forgot', forgotten] as const,
      ['differences', differences.length] as const,
    ].map(row),
    ...differences.slice(0, 50).map((difference) => `  ${difference}`),
  ];
}

function row([what, times]: readonly [string, number]): string {
  return `  ${what.padEnd(40)}${String(times).padStart(7)}`;
}
