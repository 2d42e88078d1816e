import { parseSync } from 'oxc-parser';
import type { Tree } from './rules';

export interface Size {
  /** `path` or `path:line`. */
  name: string;
  lines: number;
}

/** Lines of every file. */
export function fileSizes(tree: Tree): Size[] {
  return [...tree].map(([name, source]) => ({ name, lines: countLines(source) }));
}

/** Lines of every function: declarations, expressions, arrows and methods, nested ones counted by themselves too. */
export function functionSizes(tree: Tree): Size[] {
  return [...tree].flatMap(([path, source]) => {
    const { program } = parseSync(path, source);
    return functionsIn(program).map(({ start, end }) => ({
      name: `${path}:${countLines(source.slice(0, start))}`,
      lines: countLines(source.slice(start, end)),
    }));
  });
}

/** The middle value; 0 of nothing. */
export function medianLines(sizes: readonly Size[]): number {
  const sorted = sizes.map((size) => size.lines).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

interface Span {
  start: number;
  end: number;
}

function functionsIn(node: unknown): Span[] {
  if (typeof node !== 'object' || node === null) return [];
  const inner = Object.values(node).flatMap(functionsIn);
  return isFunction(node) ? [node, ...inner] : inner;
}

function isFunction(node: object): node is Span {
  return (
    'type' in node &&
    /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(String(node.type))
  );
}

function countLines(text: string): number {
  return text.replace(/\n$/, '').split('\n').length;
}
