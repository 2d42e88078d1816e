import { sanitize, timestamp2Str } from '@/lib/tiktok/f2-text';
import { utf8Length } from './graphemes';
import { type FormatPart, formatPart, parseFormat } from './python-format';
import type { NameContext, TemplateFault } from './template';

export { replaceT } from '@/lib/tiktok/f2-text';

/** Bytes of a caption that f2 leaves whole, on every system (f2-behaviour.md §6.3, 2025-06). */
const longestCaption = 200;
const gap = '......';
/** Python's white space: JavaScript's has U+FEFF, and lacks the separators of ASCII and U+0085. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: four of Python's white space are controls
const white = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;

/** What f2 knows of a post when it names it. Texts as its filters give them: sanitised, the time as text. */
export interface AwemeData {
  createTime?: unknown;
  nickname?: unknown;
  uniqueId?: unknown;
  aweme_id?: unknown;
  desc?: unknown;
  uid?: unknown;
}

/** f2's fields, and where their values are. */
const sources: readonly [field: string, key: keyof AwemeData][] = [
  ['create', 'createTime'],
  ['nickname', 'nickname'],
  ['uniqueId', 'uniqueId'],
  ['aweme_id', 'aweme_id'],
  ['desc', 'desc'],
  ['uid', 'uid'],
];

/** The names of f2's fields, as its templates write them. */
export const f2Fields: readonly string[] = sources.map(([field]) => field);

/**
 * A file's name as f2 makes it, byte for byte, or what is wrong with the template. Custom fields add to f2's own or
 * take their place, and are used as they are. Nothing else is done: it may be longer than a disk takes.
 */
export function formatFileName(
  template: string,
  awemeData: AwemeData,
  customFields: Readonly<Record<string, unknown>> = {},
): string | TemplateFault[] {
  const { parts, faults } = parseFormat(template);
  const all = [...faults, ...unknownFields(parts, [...f2Fields, ...Object.keys(customFields)])];
  if (template === '') return [{ start: 0, end: 0, sentence: 'Write a name, for example {create}_{desc}.' }];
  if (all.length > 0) return all.sort((a, b) => a.start - b.start);
  const values = valuesOf(awemeData);
  for (const [field, value] of Object.entries(customFields)) values.set(field, pythonText(value));
  return parts.map((part) => formatPart(part, values)).join('');
}

/**
 * A caption as f2 cuts it: white space as single spaces; above `limit` bytes of UTF-8 (6 of them for the dots) two
 * thirds from its beginning, `......`, and one third from its end, without broken characters.
 */
export function splitFilename(text: string, limit = longestCaption): string {
  const plain = text.replace(white, ' ').replace(/^ | $/g, '');
  if (utf8Length(plain) <= limit) return plain;
  const signs = [...plain];
  const first = takeBytes(signs, Math.floor(((limit - gap.length) * 2) / 3));
  const last = takeBytes(signs.reverse(), Math.floor((limit - gap.length) / 3));
  return [...first, gap, ...last.reverse()].join('');
}

/** Faults for fields that are not among the known ones. */
export function unknownFields(parts: readonly FormatPart[], known: readonly string[]): TemplateFault[] {
  return parts.flatMap((part) => {
    if (part.kind === 'text' || known.includes(part.field)) return [];
    const sentence = `{${part.field}} isn't a field of f2. It has ${known.join(', ')}.`;
    return [{ start: part.start, end: part.end, sentence }];
  });
}

/** f2's fields of a post, as texts. */
export function valuesOf(data: AwemeData): Map<string, string> {
  return new Map(
    sources.map(([field, key]) => {
      const text = data[key] === undefined ? '' : pythonText(data[key]);
      return [field, field === 'desc' ? splitFilename(text) : text];
    }),
  );
}

/** One of our posts as f2 sees it. Its lists don't extract the handle, only a single post does (f2-behaviour.md §2.5). */
export function awemeDataOf({ item, source }: NameContext): AwemeData {
  const { author } = item;
  return {
    createTime: timestamp2Str(item.createTime),
    nickname: sanitize(author.nickname),
    uniqueId: source === 'post' ? author.uniqueId : '',
    aweme_id: item.awemeId,
    desc: sanitize(item.desc),
    uid: author.uid,
  };
}

function takeBytes(signs: readonly string[], room: number): string[] {
  let used = 0;
  const end = signs.findIndex((sign) => {
    used += utf8Length(sign);
    return used > room;
  });
  return signs.slice(0, end < 0 ? signs.length : end);
}

/** A value as Python prints it. */
function pythonText(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value);
}
