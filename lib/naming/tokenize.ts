import type { TemplateFault } from './template';

/** A piece of a template's text: `text` is what it stands for (`{{` is a brace), or what is between the braces of a field. */
export interface Token {
  kind: 'text' | 'field' | 'slash';
  text: string;
  start: number;
  end: number;
}

const anyToken = /\{\{|\}\}|\{[^{}]*\}|[{}/]|[^{}/]+/g;
const literals: Readonly<Record<string, string>> = { '{{': '{', '}}': '}' };
const strays: Readonly<Record<string, string>> = {
  '{': 'This { is never closed. Add a }, or write {{ for a brace in the name.',
  '}': 'This } has no { before it. Write }} for a brace in the name.',
};

/** Cuts a template into tokens without gaps, and finds braces that have no partner. */
export function tokenize(text: string): { tokens: Token[]; faults: TemplateFault[] } {
  const tokens = [...text.matchAll(anyToken)].map((match) => readToken(match[0], match.index));
  const faults = tokens.flatMap(({ kind, text: brace, start, end }) => {
    const sentence = kind === 'text' && end - start === 1 ? strays[brace] : undefined;
    return sentence ? [{ start, end, sentence }] : [];
  });
  return { tokens, faults };
}

function readToken(found: string, start: number): Token {
  const span = { start, end: start + found.length };
  if (found === '/') return { kind: 'slash', text: found, ...span };
  if (/^\{[^{]*\}$/.test(found)) return { kind: 'field', text: found.slice(1, -1), ...span };
  return { kind: 'text', text: literals[found] ?? found, ...span };
}
