import { findField } from './fields';
import { suggestField } from './suggest';
import type { TemplateFault } from './template';
import { type Token, tokenize } from './tokenize';

/** One way to fill a field's place: a field, at most `limit` graphemes of it, or fixed words. */
export type Choice = { field: string; limit?: number } | { literal: string };

/** Fixed text, or a place that the first choice with something to say fills. */
export type Part =
  | { kind: 'text'; text: string; start: number; end: number }
  | { kind: 'field'; choices: Choice[]; start: number; end: number };

/** What stands between two slashes. */
export interface Segment {
  parts: Part[];
  start: number;
  end: number;
}

/**
 * Reads a template: `{field}`, `{field:60}`, `{a|b:20|fixed words}`, `{{` and `}}`, `/`. Only the last alternative may be
 * fixed words, and it is, unless it is exactly a field's name (with or without `:60`). Space around names does not count.
 */
export function parseTemplate(text: string): { segments: Segment[]; faults: TemplateFault[] } {
  const { tokens, faults } = tokenize(text);
  const segments: Segment[] = [{ parts: [], start: 0, end: 0 }];
  for (const token of tokens) {
    const last = segments.at(-1);
    if (token.kind === 'slash') segments.push({ parts: [], start: token.end, end: token.end });
    else if (last) {
      last.parts.push(readPart(token, faults));
      last.end = token.end;
    }
  }
  return { segments, faults };
}

function readPart(token: Token, faults: TemplateFault[]): Part {
  const { kind, text, start, end } = token;
  if (kind !== 'field') return { kind: 'text', text, start, end };
  if (text.includes('/')) {
    faults.push({ start, end, sentence: "A folder can't begin inside { }. Put the / outside." });
  }
  return { kind, choices: readChoices(token, faults), start, end };
}

function readChoices({ text, start, end }: Token, faults: TemplateFault[]): Choice[] {
  const words = text.split('|');
  let from = start + 1;
  return words.flatMap((word, index) => {
    const isLast = index > 0 && index === words.length - 1;
    const choice = readChoice(word, isLast);
    // An empty place has no width of its own: the whole field is marked.
    const span = word === '' ? { start, end } : { start: from, end: from + word.length };
    from += word.length + 1;
    if (typeof choice !== 'string') return [choice];
    faults.push({ ...span, sentence: choice });
    return [];
  });
}

/** The choice, or the sentence that says what is wrong with it. */
function readChoice(word: string, mayBeWords: boolean): Choice | string {
  const colon = word.indexOf(':');
  const name = (colon < 0 ? word : word.slice(0, colon)).trim();
  if (word.trim() === '') return mayBeWords ? 'Write something after the |, or leave it out.' : nameless;
  if (!findField(name)) return mayBeWords ? { literal: word.trim() } : unknownField(name);
  if (colon < 0) return { field: name };
  const limit = word.slice(colon + 1).trim();
  if (!/^[1-9]\d{0,2}$/.test(limit)) return 'After the : goes how many characters at most, from 1 to 999.';
  return { field: name, limit: Number(limit) };
}

const nameless = 'The name of a field is missing between { and }.';

function unknownField(name: string): string {
  if (name === '') return nameless;
  const near = suggestField(name);
  return `{${name}} isn't a field.${near ? ` Did you mean {${near}}?` : ''}`;
}
