import { hash32, type Key, pick } from './seeded';

const plain = [
  'first frost on the allotment',
  'sourdough, day four #baking #bread',
  'the night ferry 🌊 #travel',
  'how I sharpen a plane iron',
  'bike ride to nowhere 🚲 #cycling with @dana_example',
  'this took nine hours and three coffees',
  'rain on the roof #asmr #rain #sleep',
  'unboxing nothing at all',
] as const;

/** Captions that break file names, templates and careless slicing. All invented. */
export const nasty = {
  empty: '',
  long: `The whole story, from the beginning: ${'and then we walked a little further up the hill, '.repeat(40)}the end. #longread`,
  arabic: 'صباح الخير من حديقة صغيرة على السطح #حديقة #صباح',
  persian: 'می‌خواهم قهوه بخورم؟ «امروز نه» #قهوه',
  chinese: '今天的早餐：豆浆、油条和一点点阳光 #早餐 #阳光🌞',
  family: 'family day 👩‍👩‍👧‍👦🏳️‍🌈👍🏽 #family',
  path: '../../up: a/b\\c? <d> |e| "f" * %2e%2e #CON',
  template: '{awemeId} {desc} $& $1 {{nickname}}',
  dots: '  ...trailing dots and spaces...  . ',
  bidi: 'left \u202eright\u202c to left \u200b\u200d zero width \ufeff',
  zalgo: 'Z̸̛̗a̵͓͝l̷̰̈́g̶̜̾o̷̙̊ #z̸',
  lines: 'line one\nline two\r\nline three\twith a tab #multiline',
  lone: 'half an emoji \ud83d and on',
} as const;

/** An ordinary caption, or for one post in four a nasty one. */
export function captionOf(isPlain: boolean, ...keys: Key[]): string {
  const number = hash32('caption number', ...keys) % 1000;
  if (!isPlain && hash32('nasty?', ...keys) % 4 === 0) {
    // Half an emoji is left to the cast: some file systems cannot hold it, and then a whole run fails.
    const list = Object.values(nasty).filter((caption) => caption !== nasty.lone);
    return list[hash32('which nasty', ...keys) % list.length] ?? '';
  }
  return `${pick(plain, 'caption', ...keys)} ${number}`;
}
