import { parseSync } from 'oxc-parser';

/** The tree as `path → source`, paths relative to the project's root with `/`. */
export type Tree = ReadonlyMap<string, string>;

/** Who may import whom (design.md). A folder may always import itself. Entrypoints may import everything. */
const importTable: Readonly<Record<string, readonly string[]>> = {
  tiktok: [],
  naming: ['tiktok'],
  sources: ['tiktok'],
  assets: ['tiktok'],
  media: ['tiktok'],
  archive: ['tiktok'],
  jobs: ['tiktok', 'naming', 'sources', 'assets', 'archive'],
  browser: ['tiktok', 'media', 'archive', 'assets', 'jobs', 'messages', 'settings'],
  messages: ['tiktok'],
  settings: [],
  components: ['tiktok', 'naming', 'sources', 'assets', 'archive', 'messages', 'settings'],
};

const pureParts = ['tiktok', 'naming', 'sources', 'assets', 'media'];
const worldly =
  /\b(?:browser|chrome|document|window|localStorage|indexedDB)\s*\.|\bfetch\(|\bDexie\b|\bDate\.now\(|new Date\(\)|\bMath\.random\(/;
const vagueFolders = /(?:^|\/)(?:utils?|helpers?|common|services?|managers?)(?:\/|\.tsx?$)/;

/** The part of the design that a file belongs to: a folder of lib, `messages`, `settings`, `components`, `entrypoints`, `tests`. */
function partOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'lib' ? second.replace(/\.tsx?$/, '') : top;
}

/** The project files that a file imports, types included, as paths of the tree. */
function importsOf(path: string, tree: Tree): string[] {
  const specifiers = importedNames(path, tree.get(path) ?? '');
  return specifiers.flatMap((name) => resolveImport(path, name, tree) ?? []);
}

function importedNames(path: string, source: string): string[] {
  const { module } = parseSync(path, source);
  const froms = module.staticExports.flatMap((one) =>
    one.entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
  );
  return [...module.staticImports.map((one) => one.moduleRequest.value), ...froms];
}

function resolveImport(from: string, name: string, tree: Tree): string | undefined {
  const base = name.startsWith('@/')
    ? name.slice(2)
    : name.startsWith('.')
      ? joinPath(from, name)
      : undefined;
  if (base === undefined) return undefined;
  const guesses = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'].map((end) => base + end);
  return guesses.find((guess) => tree.has(guess));
}

function joinPath(from: string, name: string): string {
  return new URL(name, `file:///${from}`).pathname.slice(1);
}

/** Imports that the table forbids. */
export function forbiddenImports(tree: Tree): string[] {
  const checked = [...tree.keys()].filter((path) => partOf(path) in importTable);
  return checked.flatMap((path) => {
    const allowed = [partOf(path), ...(importTable[partOf(path)] ?? [])];
    const strangers = importsOf(path, tree).filter((other) => !allowed.includes(partOf(other)));
    return strangers.map((other) => `${path} may not import ${other}`);
  });
}

/** Files of the pure core that name the world: the browser, the DOM, the network, the database, the clock. */
export function worldlyCore(tree: Tree): string[] {
  const core = [...tree.keys()].filter((path) => path.startsWith('lib/') && pureParts.includes(partOf(path)));
  return core.flatMap((path) => {
    const found = worldly.exec(withoutComments(path, tree.get(path) ?? ''));
    return found ? [`${path} is of the pure core and says ${found[0]}`] : [];
  });
}

/** Content scripts that reach the database: they run on TikTok's origin and would open another one. */
export function databaseOnThePage(tree: Tree): string[] {
  const pages = [...tree.keys()].filter((path) => /^entrypoints\/tiktok/.test(path));
  const bad = (path: string) => reach(path, tree).filter((other) => other === 'lib/archive/db.ts');
  return pages.flatMap((path) => bad(path).map((other) => `${path} reaches ${other}`));
}

/** `browser.` said outside lib/browser, entrypoints and components. */
export function browserElsewhere(tree: Tree): string[] {
  const elsewhere = [...tree.keys()].filter((path) => path.startsWith('lib/') && partOf(path) !== 'browser');
  const names = (path: string) => importedNames(path, tree.get(path) ?? '');
  return elsewhere
    .filter((path) => names(path).includes('wxt/browser'))
    .map((path) => `${path} imports wxt/browser`);
}

/** Import cycles, type-only ones included; each is given once, as `a → b → a`. */
export function importCycles(tree: Tree): string[] {
  const graph = new Map([...tree.keys()].map((path) => [path, importsOf(path, tree)]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) cycles.push([...trail.slice(at), path].join(' → '));
    if (at >= 0 || done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return cycles;
}

/** Folders and files named for a technical role instead of what they know. */
export function vagueNames(tree: Tree): string[] {
  return [...tree.keys()]
    .filter((path) => vagueFolders.test(path))
    .map((path) => `${path} does not say what it knows`);
}

/** File names that are not kebab-case (dots separate a WXT or test suffix). */
export function oddFileNames(tree: Tree): string[] {
  const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+)*\.(?:tsx?|js)$/;
  return [...tree.keys()].filter((path) => !kebab.test(path.split('/').pop() ?? ''));
}

function reach(from: string, tree: Tree): string[] {
  const seen = new Set<string>([from]);
  for (const path of seen) for (const next of importsOf(path, tree)) seen.add(next);
  return [...seen];
}

function withoutComments(path: string, source: string): string {
  const { comments } = parseSync(path, source);
  return comments.reduce(
    (text, { start, end }) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end),
    source,
  );
}
