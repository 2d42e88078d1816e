import { isRecord } from '@/lib/tiktok/wire-values';
import { links } from './links';
import { makeReading, type Reading } from './reading';

/** What goes deeper is nobody's list. */
const deepest = 20;

/** The links to posts in JSON of any program: addresses alone, since a bare number may be the id of anything. */
export function linksInJson(value: unknown): Reading {
  const found = [...textsIn(value, 0)].filter((text) => text.includes('://') && links.fits(text));
  return found.length > 0 ? links.read(found.join('\n')) : makeReading({});
}

function* textsIn(value: unknown, depth: number): Generator<string> {
  if (typeof value === 'string') yield value;
  if (depth > deepest || !(Array.isArray(value) || isRecord(value))) return;
  for (const inner of Object.values(value)) yield* textsIn(inner, depth + 1);
}
