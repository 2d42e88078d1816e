import { checkPath, checkUnique } from './check-path';
import { compileF2, f2Mark } from './compile-f2';
import type { Compiled } from './compiled';
import { evaluateParts } from './evaluate';
import { parseTemplate } from './parse';
import type { Template } from './template';

/**
 * Compiles a naming template once. One that could overwrite a file or leave the download folder is refused, with the
 * reason. What begins with `f2:` is named by f2's rules.
 */
export function compileTemplate(text: string): Compiled {
  if (text.startsWith(f2Mark)) return compileF2(text);
  const { segments, faults } = parseTemplate(text);
  const all = [...faults, ...checkPath(text, segments)];
  // Said last, alone: it marks the whole text, and is often cured by curing the rest.
  const remaining = all.length > 0 ? all : checkUnique(text, segments);
  if (remaining.length > 0) return { ok: false, faults: remaining.sort((a, b) => a.start - b.start) };
  const pieces: Template['pieces'] = (context) => segments.map(({ parts }) => evaluateParts(parts, context));
  const render: Template['render'] = (context) =>
    pieces(context).map((segment) => segment.map((piece) => piece.text).join(''));
  return { ok: true, template: { text, render, pieces } };
}
