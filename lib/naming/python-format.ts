import type { TemplateFault } from './template';

/** Fixed text, or a field with how it is to be laid out. `start` and `end` are places in the template. */
export type FormatPart =
  | { kind: 'text'; text: string; start: number; end: number }
  | { kind: 'field'; field: string; layout: Layout; start: number; end: number };

/** Python's `[[fill]align][width][.precision]` of a text; counted in code points. */
interface Layout {
  fill: string;
  align: string;
  width: number;
  precision: number;
}

const anyPart = /\{\{|\}\}|\{[^{}]*\}|[{}]|[^{}]+/g;
const field = /^\{([^!:.[\]]*)(?:!s)?(?::(.*))?\}$/su;
const spec = /^(?:(.)?([<>^]))?(0?\d{0,4})(?:\.(\d{1,4}))?s?$/su;
const unreadable = 'This cannot be read. Write {desc}, or {desc:.40} for 40 characters of it at most.';
const alone = 'A brace without its partner. Write {{ or }} for a brace in the name.';

/** Cuts a template for Python's `str.format` into parts: `{field}`, `{field:.40}`, `{field:>10}`, `{{`, `}}`. */
export function parseFormat(text: string): { parts: FormatPart[]; faults: TemplateFault[] } {
  const faults: TemplateFault[] = [];
  const parts = [...text.matchAll(anyPart)].flatMap(({ 0: found, index: start }): FormatPart[] => {
    const span = { start, end: start + found.length };
    if (found === '{{' || found === '}}') return [{ kind: 'text', text: found.charAt(0), ...span }];
    if (!/[{}]/.test(found)) return [{ kind: 'text', text: found, ...span }];
    const part = readField(found);
    if (part) return [{ kind: 'field', ...part, ...span }];
    faults.push({ ...span, sentence: found.length === 1 ? alone : unreadable });
    return [];
  });
  return { parts, faults };
}

/** The text of a part; a field takes its value from `values`, '' where it has none. */
export function formatPart(part: FormatPart, values: ReadonlyMap<string, string>): string {
  return part.kind === 'text' ? part.text : layOut(values.get(part.field) ?? '', part.layout);
}

function readField(found: string): { field: string; layout: Layout } | undefined {
  const match = field.exec(found);
  const [, name = '', wanted = ''] = match ?? [];
  const [whole, fill, align, width = '', precision] = spec.exec(wanted) ?? [];
  if (name === '' || whole === undefined) return undefined;
  const zero = width.startsWith('0') && fill === undefined ? '0' : ' ';
  const layout = {
    fill: fill ?? zero,
    align: align ?? '<',
    width: Number(width),
    precision: Number(precision ?? Infinity),
  };
  return { field: name, layout };
}

function layOut(value: string, { fill, align, width, precision }: Layout): string {
  const signs = [...value].slice(0, precision);
  const room = Math.max(0, width - signs.length);
  const left = align === '<' ? 0 : align === '>' ? room : Math.floor(room / 2);
  return fill.repeat(left) + signs.join('') + fill.repeat(room - left);
}
