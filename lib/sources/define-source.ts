import { parse } from 'valibot';
import type { Reply } from '@/lib/tiktok/ask';
import { ClipkeepError } from '@/lib/tiktok/errors';
import { type ReadItem, readItems } from '@/lib/tiktok/read-item';
import type { Target } from '@/lib/tiktok/target';
import { flag } from '@/lib/tiktok/wire-values';
import type { Page, Source } from './source';

/** A list as data: an API path, its own parameters, and, only where the reply has another shape, how to read it. */
export interface ListSource {
  id: string;
  label: string;
  needs: Source['needs'];
  newestFirst?: true;
  path: `/api/${string}`;
  /** The list's own parameters; the base ones and the cursor are added. */
  query(target: Target): Record<string, string>;
  /** Every post of the list is the target's own, so an entry without its author (it happens) can be given one. */
  ownPosts?: boolean;
  /** Cursor of the first page; '0' unless the list starts elsewhere. */
  start?: Source['start'];
  page?: Source['page'];
}

/** A source from its data. `ask` throws ClipkeepError badLink where `query` lacks what the list is pointed at. */
export function defineSource(list: ListSource): Source {
  const { id, label, needs, path } = list;
  return {
    id,
    label,
    needs,
    ...(list.newestFirst ? { newestFirst: true } : {}),
    start: list.start ?? (() => '0'),
    ask: (target, cursor) => ({
      kind: 'api',
      path,
      query: { ...list.query(target), cursor },
      referer: `/${target.uniqueId ? `@${encodeURIComponent(target.uniqueId)}` : ''}`,
    }),
    page: list.page ?? ((reply, target, cursor) => readPage(reply, cursor, list.ownPosts ? target : {})),
  };
}

/** What a target must have for this list. */
export function required(value: string | undefined): string {
  if (value) return value;
  throw new ClipkeepError('badLink', { detail: 'the target lacks an id' });
}

/**
 * One reply of the common shape (tiktok-web-api.md §1, 2026-08): `itemList` absent when empty, `hasMore` a boolean or
 * 0/1, `cursor` a string, a number or absent, which is told as it is: the same cursor again.
 */
function readPage(reply: Reply, cursor: string, owner: Target): Page {
  const next = reply['cursor'];
  return {
    items: readItems(reply['itemList']).map((read) => withAuthor(read, owner)),
    cursor: typeof next === 'string' || typeof next === 'number' ? String(next) : cursor,
    hasMore: parse(flag, reply['hasMore']),
  };
}

function withAuthor(read: ReadItem, { secUid, uniqueId = '' }: Target): ReadItem {
  if (!read.ok || read.item.author.secUid || !secUid) return read;
  const { author } = read.item;
  const named = {
    ...author,
    secUid,
    uniqueId: author.uniqueId || uniqueId,
    nickname: author.nickname || uniqueId,
  };
  return { ok: true, item: { ...read.item, author: named } };
}
