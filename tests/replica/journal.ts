import type { IncomingHttpHeaders } from 'node:http';

/** One request that reached the replica, and what became of it. */
export interface Entry {
  /** Counts from 1 over the whole life of the replica. */
  n: number;
  /** Unix ms. */
  time: number;
  method: string;
  host: string;
  path: string;
  /** Path and query as sent. */
  target: string;
  headers: IncomingHttpHeaders;
  /** 0 until it is answered, and for connections that were reset before. */
  status: number;
  /** Bytes of the body that went out. */
  bytes: number;
  /** Whether all of the body went out. */
  whole: boolean;
  done: boolean;
  /** Why it was not served, which the asker is not told. */
  refused?: string;
  /** Ids of the faults that struck. */
  faults: string[];
}

type Heard = Pick<Entry, 'method' | 'host' | 'path' | 'target' | 'headers'>;

/** Which entries are meant. `host` and `path` are patterns with `*`; a path without `*` must be the whole path. */
export interface EntryQuery {
  host?: string;
  path?: string;
  method?: string;
  status?: number;
  /** Only entries after this number. */
  after?: number;
}

/** Every request since the start or the last `clear`, for tests to read. */
export class Journal {
  entries: Entry[] = [];
  #last = 0;

  /** Begins an entry; the caller completes it. */
  add(time: number, { method, host, path, target, headers }: Heard): Entry {
    this.#last += 1;
    const unanswered = { status: 0, bytes: 0, whole: false, done: false, faults: [] };
    const entry = { n: this.#last, time, method, host, path, target, headers, ...unanswered };
    this.entries.push(entry);
    return entry;
  }

  /** In the order in which the requests came. */
  find(query: EntryQuery = {}): Entry[] {
    return this.entries.filter((entry) => isMeant(entry, query));
  }

  count(query: EntryQuery = {}): number {
    return this.find(query).length;
  }

  /** Number of the newest entry: a mark for `after`. */
  get last(): number {
    return this.#last;
  }

  clear(): void {
    this.entries = [];
  }
}

/** Whether a text fits a pattern in which `*` stands for anything. */
export function fits(pattern: string, text: string): boolean {
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${source}$`, 's').test(text);
}

function isMeant(entry: Entry, query: EntryQuery): boolean {
  return (
    (query.host === undefined || fits(query.host, entry.host)) &&
    (query.path === undefined || fits(query.path, entry.path)) &&
    (query.method === undefined || query.method === entry.method) &&
    (query.status === undefined || query.status === entry.status) &&
    entry.n > (query.after ?? 0)
  );
}
