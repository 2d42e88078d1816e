import { awemeDataOf, f2Fields, unknownFields, valuesOf } from './as-f2';
import { checkPath } from './check-path';
import type { Compiled } from './compiled';
import { type FormatPart, formatPart, parseFormat } from './python-format';
import type { NameContext, Template } from './template';

/** What a pattern begins with when f2's rules are to name files. */
export const f2Mark = 'f2:';

/** f2 calls our lists by these names, in its folders (f2-behaviour.md §1.2); those it doesn't have keep ours. */
const modes: Readonly<Record<string, string>> = {
  post: 'one',
  posts: 'post',
  likes: 'like',
  favorites: 'collect',
  collection: 'collect',
  playlist: 'mix',
};

/** What f2 puts after the name, by our suffix and extension. */
const suffixes: Readonly<Record<string, string>> = {
  '.mp4': '_video',
  '.txt': '_desc',
  '_cover_animated.webp': '_cover',
};

/**
 * As long as both browsers take a name (browser-chromium.md §7, browser-firefox.md §4, 2026-11): f2's longest, with its
 * usual template, has 229 bytes. On a Windows without long paths such a file fails as f2's own did.
 */
const limits = { pathUnits: 1000, folderUnits: 700, folders: 20, componentBytes: 244 };

/**
 * Compiles `f2:` and a path of f2's fields, `{mode}` and `{user}` (its folders). Two posts may come out the same, as in
 * f2, where the later was lost: here it gets its id.
 */
export function compileF2(text: string): Compiled {
  const body = text.slice(f2Mark.length);
  const { parts, faults } = parseFormat(body);
  const segments = splitSegments(parts, body.length);
  const all = [
    ...faults,
    ...unknownFields(parts, [...f2Fields, 'mode', 'user']),
    ...checkF2Path(body, segments),
  ];
  if (all.length > 0) {
    const moved = all.map((fault) => ({
      ...fault,
      start: fault.start + f2Mark.length,
      end: fault.end + f2Mark.length,
    }));
    return { ok: false, faults: moved.sort((a, b) => a.start - b.start) };
  }
  const render: Template['render'] = (context) => {
    const values = f2Values(context);
    return segments.map(({ parts: inside }) => inside.map((part) => formatPart(part, values)).join(''));
  };
  return { ok: true, template: { text, render, pieces: piecesOf(render), suffix: f2Suffix, limits } };
}

interface F2Segment {
  parts: FormatPart[];
  start: number;
  end: number;
}

/** Values never make folders: the slashes are those of the template's own text. */
function splitSegments(parts: readonly FormatPart[], length: number): F2Segment[] {
  const segments: F2Segment[] = [{ parts: [], start: 0, end: length }];
  for (const part of parts) {
    if (part.kind === 'field') segments.at(-1)?.parts.push(part);
    else addText(segments, part, length);
  }
  return segments;
}

function addText(segments: F2Segment[], part: FormatPart & { kind: 'text' }, length: number): void {
  let start = part.start;
  for (const [index, text] of part.text.split('/').entries()) {
    const last = segments.at(-1);
    if (index > 0) {
      if (last) last.end = start - 1;
      segments.push({ parts: [], start, end: length });
    }
    segments.at(-1)?.parts.push({ ...part, text, start, end: start + text.length });
    start += text.length + 1;
  }
}

function checkF2Path(body: string, segments: readonly F2Segment[]) {
  const asOurs = segments.map(({ parts, start, end }) => ({
    start,
    end,
    parts: parts.flatMap((part) => (part.kind === 'text' ? [part] : [])),
  }));
  return checkPath(body, asOurs);
}

function f2Values(context: NameContext): Map<string, string> {
  const { source, folder, owner } = context;
  const own = source === 'post' || source === 'posts' || owner === undefined;
  return new Map([
    ...valuesOf(awemeDataOf(context)),
    ['mode', (Object.hasOwn(modes, source) && modes[source]) || source],
    ['user', own ? folder : owner],
  ]);
}

function piecesOf(render: Template['render']): Template['pieces'] {
  return (context) => render(context).map((text) => [{ raw: text, text, fixed: false }]);
}

function f2Suffix(suffix: string, ext: string): string {
  return suffixes[`${suffix}.${ext}`] ?? suffix;
}
