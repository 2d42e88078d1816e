import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** One request, read. */
export interface Incoming {
  method: string;
  /** Lower case, without the port. */
  host: string;
  /** Path and query exactly as they were sent. */
  target: string;
  path: string;
  /** What follows the `?`, exactly as it was sent. */
  rawQuery: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  cookies: ReadonlyMap<string, string>;
  body: Buffer;
}

const bodyLimit = 1_000_000;

export async function readIncoming(request: IncomingMessage): Promise<Incoming> {
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  const rawQuery = mark < 0 ? '' : target.slice(mark + 1);
  return {
    method: request.method ?? 'GET',
    host: (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase(),
    target,
    path: mark < 0 ? target : target.slice(0, mark),
    rawQuery,
    query: new URLSearchParams(rawQuery),
    headers: request.headers,
    cookies: readCookies(request.headers.cookie ?? ''),
    body: await readBody(request),
  };
}

/** A header's value as one string, empty where there is none. */
export function header(incoming: Incoming, name: string): string {
  const value = incoming.headers[name];
  return Array.isArray(value) ? value.join(', ') : (value ?? '');
}

function readCookies(text: string): Map<string, string> {
  const pairs = text.split(/;\s*/).map((pair) => pair.split(/=(.*)/s));
  // Where a name comes twice the first one counts: browsers send the more specific path first.
  return new Map(pairs.reverse().map(([name = '', value = '']) => [name.trim(), value.trim()]));
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= bodyLimit) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
