import type { Part, Segment } from './parse';
import { trimEnds } from './safe-segment';
import type { TemplateFault } from './template';

/** Digits of a post id today: fewer of them would not be unique. */
const idDigits = 19;

/** What is wrong with a template as a path: where it leads, and names that can't be. */
export function checkPath(text: string, segments: readonly Segment[]): TemplateFault[] {
  if (text.trim() === '')
    return [{ start: 0, end: text.length, sentence: 'Write a name, for example {awemeId}.' }];
  const last = segments.length - 1;
  return [
    ...checkStart(text),
    ...segments.flatMap((segment, index) => checkSegment(text, segment, index === last)),
  ];
}

/** Whether two posts could meet under one name: a template must have `{awemeId}`, whole, and not only as a fallback. */
export function checkUnique(text: string, segments: readonly Segment[]): TemplateFault[] {
  if (segments.some(({ parts }) => parts.some(isUnique))) return [];
  return [{ start: 0, end: text.length, sentence: 'Two files could get the same name. Add {awemeId}.' }];
}

function checkStart(text: string): TemplateFault[] {
  const [found] = /^\s*(?:\/|~(?=\/)|[a-z]:(?=[\\/]|$))/i.exec(text) ?? [];
  if (found === undefined) return [];
  const sentence =
    "Names start inside your download folder. Begin with a folder's name, without a drive or /.";
  return [{ start: 0, end: found.length, sentence }];
}

function checkSegment(text: string, { parts, start, end }: Segment, isFile: boolean): TemplateFault[] {
  const written = text.slice(start, end).trim();
  const fault = (sentence: string) => [{ start, end, sentence }];
  if (/^\.{2,}$/.test(written)) {
    return fault("Names can't lead out of your download folder: take the .. away.");
  }
  // At the very start, / and ~ make an absolute path, which is told as that.
  const nameless = trimEnds(written) === '' && (start > 0 || written.startsWith('.'));
  if (nameless) return emptyName(text, start, isFile);
  const backslashes = parts.flatMap((part) => findBackslashes(text, part));
  const dotted = !isFile && written.endsWith('.');
  return dotted ? [...backslashes, ...fault("A folder name can't end with a dot.")] : backslashes;
}

function emptyName(text: string, start: number, isFile: boolean): TemplateFault[] {
  const span = { start: Math.max(0, start - 1), end: Math.min(start + 1, text.length) };
  const sentence = isFile ? 'A file name is missing after the last /.' : 'The name of a folder is missing.';
  return [{ ...span, sentence }];
}

function findBackslashes(text: string, part: Part): TemplateFault[] {
  if (part.kind !== 'text') return [];
  const found = [...text.slice(part.start, part.end).matchAll(/\\/g)];
  return found.map(({ index }) => ({
    start: part.start + index,
    end: part.start + index + 1,
    sentence: 'Write / between folders, not \\.',
  }));
}

function isUnique(part: Part): boolean {
  const [first] = part.kind === 'field' ? part.choices : [];
  return (
    first !== undefined &&
    'field' in first &&
    first.field === 'awemeId' &&
    (first.limit ?? idDigits) >= idDigits
  );
}
