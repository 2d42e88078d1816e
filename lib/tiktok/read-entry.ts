import { replaceT, timestamp2Str } from './f2-text';
import { isRecord } from './wire-values';

/** What may stand after the `|` of an entry of the dictionary, besides `list` and a further path. */
const transforms: Readonly<Record<string, (value: unknown) => unknown>> = {
  replaceT,
  timestamp2Str,
  flag: isSomething,
  /** f2's test for a live room: something, and not the four keys of an account without one. */
  room: (value) => isSomething(value) && Object.keys(value ?? {}).length !== 4,
  bitrates: bitratesOf,
  bitratesOfEach: (value) => (Array.isArray(value) ? value.map(bitratesOf) : []),
  json: parseJson,
};

/**
 * The value of a dictionary entry in a reply: `$.path[*].to | transform | …`. A path gives null for nothing, the value
 * itself for one match, an array for more; followed by `list`, one value for each element before the first `[*]`, null
 * where the rest of the path leads nowhere. Throws only where the entry itself is misspelt.
 */
export function readEntry(entry: string, reply: unknown): unknown {
  const [path = '', ...steps] = entry.split(' | ');
  const isList = steps[0] === 'list';
  const found = isList ? readList(path, reply) : readPath(path, reply);
  return steps.slice(isList ? 1 : 0).reduce(applyStep, found);
}

function applyStep(value: unknown, step: string): unknown {
  if (step.startsWith('$')) return readPath(step, value);
  const transform = transforms[step];
  if (!transform) throw new Error(`the dictionary knows no ${step}`);
  return transform(value);
}

function readList(path: string, reply: unknown): unknown[] {
  const mark = path.indexOf('[*]');
  const parent = readPath(path.slice(0, mark), reply);
  const rest = `$${path.slice(mark + 3)}`;
  return Array.isArray(parent) ? parent.map((element) => readPath(rest, element)) : [];
}

function readPath(path: string, root: unknown): unknown {
  const keys = path.match(/\[\*\]|[^.[$]+/g) ?? [];
  const matches = keys.reduce<unknown[]>(
    (values, key) => values.flatMap((value) => inside(value, key)),
    [root],
  );
  return matches.length > 1 ? matches : (matches[0] ?? null);
}

function inside(value: unknown, key: string): unknown[] {
  if (key === '[*]') return Array.isArray(value) ? value : [];
  return isRecord(value) && Object.hasOwn(value, key) ? [value[key]] : [];
}

/** Python's idea of something: not null, false, 0, '' or an empty container. */
function isSomething(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return isRecord(value) ? Object.keys(value).length > 0 : Boolean(value);
}

function bitratesOf(gears: unknown): unknown[] {
  if (!Array.isArray(gears)) return [];
  return gears.map((gear) => (isRecord(gear) ? (gear['Bitrate'] ?? null) : null));
}

function parseJson(value: unknown): unknown {
  if (typeof value !== 'string') return null;
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}
