/** Plural forms of the words that are counted on screen. */
const plurals = {
  post: 'posts',
  file: 'files',
  byte: 'bytes',
  recording: 'recordings',
} as const;

/** The text is English and so are its numbers; dates are the way the person writes them. */
const english = new Intl.PluralRules('en');
const digits = new Intl.NumberFormat('en');
const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** 1482 → `1,482` */
export function inDigits(count: number): string {
  return digits.format(count);
}

/** `0 posts`, `1 post`, `1,482 posts` */
export function counted(count: number, word: keyof typeof plurals): string {
  return `${inDigits(count)} ${english.select(count) === 'one' ? word : plurals[word]}`;
}

/** Decimal units, as file managers and browsers show them: `0 byte`, `12 kB`, `1.5 MB`. */
export function inBytes(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), byteUnits.length - 1);
  return new Intl.NumberFormat('en', {
    style: 'unit',
    unit: byteUnits[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power < 2 ? 0 : 1,
  }).format(bytes / 1000 ** power);
}

/** 0.373 → `37%` */
export function inPercent(part: number): string {
  return new Intl.NumberFormat('en', { style: 'percent' }).format(part);
}

/** Unix ms → `3 May 2026` the way the person writes it. */
export function inDays(time: number): string {
  return new Intl.DateTimeFormat(navigator.languages, { dateStyle: 'medium' }).format(time);
}

/** Unix ms → the time to the minute, with its day unless that is today. */
export function inMinutes(time: number): string {
  const today = new Date(time).toDateString() === new Date().toDateString();
  const day = today ? {} : ({ dateStyle: 'medium' } as const);
  return new Intl.DateTimeFormat(navigator.languages, { ...day, timeStyle: 'short' }).format(time);
}

/** `a`, `a and b`, `a, b, and c` */
export function listed(words: readonly string[]): string {
  return new Intl.ListFormat('en').format(words);
}
