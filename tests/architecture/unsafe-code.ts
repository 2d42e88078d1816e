import { parseSync } from 'oxc-parser';
import type { Tree } from './rules';

interface AstNode {
  type: string;
  start: number;
}

type Check = (node: AstNode & Record<string, unknown>) => string | undefined;

/** Ways to turn a text into code or markup, and to load code from elsewhere. */
const checks: readonly Check[] = [
  (node) => (isCallOf(node, /^(?:eval|Function|importScripts)$/) ? 'runs a text as code' : undefined),
  (node) =>
    isCallOf(node, /^set(?:Timeout|Interval)$/) && isText(firstOf(node)) ? 'runs a text as code' : undefined,
  (node) => (makesMarkup(node) ? 'makes markup of a text' : undefined),
  (node) =>
    node.type === 'AssignmentExpression' && /^(?:innerHTML|outerHTML|srcdoc)$/.test(nameOf(node['left']))
      ? 'makes markup of a text'
      : undefined,
  (node) =>
    node.type === 'JSXIdentifier' && node['name'] === 'dangerouslySetInnerHTML'
      ? 'makes markup of a text'
      : undefined,
  (node) =>
    node.type === 'ImportExpression' && !isOwnModule(node['source']) ? 'imports what it is told' : undefined,
  (node) =>
    (isCallOf(node, /^createElement$/) && textIn(firstOf(node)) === 'script') ||
    (node.type === 'JSXOpeningElement' && nameOf(node['name']) === 'script')
      ? 'makes a script element'
      : undefined,
];

const network = /^(?:fetch|XMLHttpRequest|WebSocket|EventSource|WebTransport|sendBeacon)$/;

/** Code of ours that makes code or markup out of a text, or loads code that isn't ours. */
export function unsafeCode(tree: Tree): string[] {
  return findIn(productOf(tree), (node) => checks.map((check) => check(node)).find(Boolean));
}

/** Requests made outside lib/browser. The script in the page's world only watches what the page asks. */
export function networkElsewhere(tree: Tree): string[] {
  const elsewhere = productOf(tree).filter(
    ([path]) => !/^(?:lib\/browser|entrypoints\/tiktok-page\.content)\//.test(path),
  );
  return findIn(elsewhere, (node) => (isCallOf(node, network) ? 'asks the network by itself' : undefined));
}

function productOf(tree: Tree): [path: string, source: string][] {
  return [...tree].filter(([path]) => /^(?:lib|components|entrypoints)\//.test(path));
}

function findIn(files: readonly [string, string][], check: Check): string[] {
  return files.flatMap(([path, source]) =>
    nodesIn(parseSync(path, source).program).flatMap((node) => {
      const fault = check(node);
      return fault ? [`${path}:${source.slice(0, node.start).split('\n').length} ${fault}`] : [];
    }),
  );
}

function nodesIn(value: unknown): (AstNode & Record<string, unknown>)[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(nodesIn);
  return isNode(value) ? [value, ...inner] : inner;
}

function isNode(value: object): value is AstNode & Record<string, unknown> {
  return 'type' in value && typeof value.type === 'string' && 'start' in value;
}

/** A call or `new` of this name, on its own or as a member. */
function isCallOf(node: AstNode & Record<string, unknown>, name: RegExp): boolean {
  return /^(?:Call|New)Expression$/.test(node.type) && name.test(nameOf(node['callee']));
}

/** What an identifier or a member is called; '' for anything else. */
function nameOf(value: unknown): string {
  if (typeof value !== 'object' || value === null || !isNode(value)) return '';
  if (value.type === 'MemberExpression') return nameOf(value['property']) || textIn(value['property']);
  return typeof value['name'] === 'string' ? value['name'] : '';
}

function makesMarkup(node: AstNode & Record<string, unknown>): boolean {
  if (isCallOf(node, /^(?:insertAdjacentHTML|createContextualFragment|(?:setHTML|parseHTML)Unsafe)$/))
    return true;
  return isCallOf(node, /^write(?:ln)?$/) && nameOf(objectOf(node['callee'])) === 'document';
}

function objectOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'object' in value ? value.object : undefined;
}

function firstOf(node: Record<string, unknown>): unknown {
  return Array.isArray(node['arguments']) ? node['arguments'][0] : undefined;
}

function isText(value: unknown): boolean {
  return (
    textIn(value) !== '' ||
    (typeof value === 'object' && value !== null && isNode(value) && value.type === 'TemplateLiteral')
  );
}

function textIn(value: unknown): string {
  return typeof value === 'object' && value !== null && 'value' in value && typeof value.value === 'string'
    ? value.value
    : '';
}

function isOwnModule(source: unknown): boolean {
  return /^(?:\.{1,2}|@)\//.test(textIn(source));
}
