import type { Replica } from './replica';
import { Visitor } from './visitor';

type Params = Record<string, string>;
// biome-ignore lint/suspicious/noExplicitAny: replies are read as they come
export type Json = Record<string, any>;

/** A client that is signed in. */
export function memberVisitor(replica: Replica, uniqueId: string): Visitor {
  const visitor = new Visitor(replica);
  const { name, value } = replica.signIn(uniqueId);
  visitor.cookies.set(name, value);
  return visitor;
}

/** One reply of the API to a request that nobody signed; null where it was refused with nothing. */
export async function askPlainly(visitor: Visitor, path: string, params: Params): Promise<Json | null> {
  const { text } = await visitor.get(visitor.api(path, escaped(params)));
  return text === '' ? null : JSON.parse(text);
}

/** One reply to a request as the page signs it. */
export async function askSigned(visitor: Visitor, path: string, params: Params): Promise<Json> {
  return visitor.signedJson(path, escaped(params));
}

/** Page after page until one says that there is no more; at most 200. Throws where a list goes on without a cursor. */
export async function walkList(ask: (cursor: string) => Promise<Json | null>): Promise<Json[]> {
  const pages: Json[] = [];
  let cursor = '0';
  for (let round = 0; round < 200; round += 1) {
    const page = await ask(cursor);
    if (!page) throw new Error(`Refused at ${cursor}.`);
    pages.push(page);
    if (!(page['hasMore'] ?? page['has_more'] ?? page['HasMoreAfter'])) return pages;
    const next = String(page['MaxCursor'] ?? page['minCursor'] ?? page['cursor'] ?? cursor);
    if (next === cursor) throw new Error(`No way on from ${cursor}.`);
    cursor = next;
  }
  throw new Error('No end in sight.');
}

/** Ids of all posts on some pages, in their order. */
export function idsOn(pages: readonly Json[]): string[] {
  return pages
    .flatMap((page) => page['itemList'] ?? page['item_list'] ?? [])
    .map(({ id }: { id: string }) => id);
}

export const idsOf = (posts: readonly { awemeId: string }[]) => posts.map(({ awemeId }) => awemeId);

function escaped(params: Params): Params {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, encodeURIComponent(value)]));
}
