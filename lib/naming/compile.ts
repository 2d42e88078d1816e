import { checkPath, checkUnique } from './check-path';
import { evaluateParts } from './evaluate';
import { parseTemplate } from './parse';
import type { Template, TemplateFault } from './template';

/** A template that can be used, or everything that is wrong with it, in the order of the text. */
export type Compiled = { ok: true; template: Template } | { ok: false; faults: TemplateFault[] };

/** Compiles a naming template once. One that could overwrite a file or leave the download folder is refused, with the reason. */
export function compileTemplate(text: string): Compiled {
  const { segments, faults } = parseTemplate(text);
  const all = [...faults, ...checkPath(text, segments)];
  // Said last, alone: it marks the whole text, and is often cured by curing the rest.
  const remaining = all.length > 0 ? all : checkUnique(text, segments);
  if (remaining.length > 0) return { ok: false, faults: remaining.sort((a, b) => a.start - b.start) };
  const render: Template['render'] = (context) =>
    segments.map(({ parts }) =>
      evaluateParts(parts, context)
        .map((piece) => piece.text)
        .join(''),
    );
  return { ok: true, template: { text, render } };
}
