import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readTree } from './architecture/read-tree';
import {
  browserElsewhere,
  databaseOnThePage,
  forbiddenImports,
  importCycles,
  oddFileNames,
  type Tree,
  vagueNames,
  worldlyCore,
} from './architecture/rules';
import { fileSizes, functionSizes, medianLines } from './architecture/sizes';
import { networkElsewhere, unsafeCode } from './architecture/unsafe-code';

const root = fileURLToPath(new URL('..', import.meta.url));
const product = readTree(root, ['lib', 'components', 'entrypoints']);
const stage = readTree(root, ['tests']);
const everything: Tree = new Map([...product, ...stage]);
/** Test files are lists of cases: their length says nothing. */
const bounded: Tree = new Map([...everything].filter(([path]) => !/\.(?:test|e2e)\.tsx?$/.test(path)));

const long = (count: number) => `export function long() {\n${'  call();\n'.repeat(count)}}\n`;

/** Each rule, and a tree that it must refuse: a rule that can't fail is none. */
type Rule = [name: string, rule: (tree: Tree) => string[], violation: [path: string, source: string][]];

const rules: Rule[] = [
  [
    'the import table',
    forbiddenImports,
    [
      ['lib/sources/posts.ts', "import { video } from '@/lib/assets/video';"],
      ['lib/assets/video.ts', 'export const video = 1;'],
    ],
  ],
  ['a pure core', worldlyCore, [['lib/tiktok/now.ts', 'export const now = () => Date.now();']]],
  [
    'no database on the page',
    databaseOnThePage,
    [
      ['entrypoints/tiktok.content/index.ts', "import { saved } from '@/lib/archive/saved';"],
      ['lib/archive/saved.ts', "export { db as saved } from './db';"],
      ['lib/archive/db.ts', 'export const db = 1;'],
    ],
  ],
  [
    'browser. only in lib/browser',
    browserElsewhere,
    [['lib/jobs/pump.ts', "import { browser } from 'wxt/browser';"]],
  ],
  [
    'no import cycles',
    importCycles,
    [
      ['lib/jobs/a.ts', "import type { B } from './b';"],
      ['lib/jobs/b.ts', "import type { A } from './a';"],
    ],
  ],
  ['no request outside lib/browser', networkElsewhere, [['components/a.tsx', "void window.fetch('/x');"]]],
  ['no text becomes code or markup', unsafeCode, [['components/a.tsx', 'eval(text);']]],
  ['names that say what is known', vagueNames, [['lib/utils/text.ts', '']]],
  ['kebab-case files', oddFileNames, [['lib/tiktok/readItem.ts', '']]],
  ['no file over 200 lines', tooLongFiles, [['lib/tiktok/a.ts', 'x();\n'.repeat(201)]]],
  ['no function over 40 lines', tooLongFunctions, [['lib/tiktok/a.ts', long(41)]]],
  ['median file under 60 lines', bigMedianFile, [['lib/tiktok/a.ts', 'x();\n'.repeat(60)]]],
  ['median function under 10 lines', bigMedianFunction, [['lib/tiktok/a.ts', long(12)]]],
];

/** What else must not be written. */
const unsafe = [
  'new Function(text);',
  "setTimeout('call()', 1);",
  'element.innerHTML = text;',
  "element['outerHTML'] += text;",
  "element.insertAdjacentHTML('beforeend', text);",
  'document.write(text);',
  'range.createContextualFragment(text);',
  'const made = <p dangerouslySetInnerHTML={{ __html: text }} />;',
  'const made = <script src={text} />;',
  "document.createElement('script');",
  'void import(text);',
  "void import('https://cdn.example/x.js');",
];

describe('the architecture', () => {
  it.each(rules)('%s', (_name, rule) => {
    expect(rule(bounded)).toEqual([]);
  });

  it.each(rules)('%s: bites', (_name, rule, violation) => {
    expect(rule(new Map(violation))).not.toEqual([]);
  });

  it.each(unsafe)('no text becomes code or markup: %s', (code) => {
    expect(unsafeCode(new Map([['components/a.tsx', code]]))).not.toEqual([]);
  });
});

function tooLongFiles(tree: Tree): string[] {
  return fileSizes(tree).flatMap(({ name, lines }) => (lines > 200 ? [`${name}: ${lines} lines`] : []));
}

function tooLongFunctions(tree: Tree): string[] {
  return functionSizes(tree).flatMap(({ name, lines }) => (lines > 40 ? [`${name}: ${lines} lines`] : []));
}

function bigMedianFile(tree: Tree): string[] {
  const median = medianLines(fileSizes(tree));
  return median < 60 ? [] : [`the median file has ${median} lines`];
}

function bigMedianFunction(tree: Tree): string[] {
  const median = medianLines(functionSizes(tree));
  return median < 10 ? [] : [`the median function has ${median} lines`];
}
