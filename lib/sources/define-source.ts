import { parse } from 'valibot';
import type { Reply } from '@/lib/tiktok/ask';
import { ClipkeepError } from '@/lib/tiktok/errors';
import { pathPart } from '@/lib/tiktok/path-part';
import { type ReadItem, readItems } from '@/lib/tiktok/read-item';
import type { Target } from '@/lib/tiktok/target';
import { flag } from '@/lib/tiktok/wire-values';
import { type Next, rising } from './cursors';
import type { Source } from './source';

type Query = Record<string, string>;

/** A list as data: an API path, what it is pointed at, its own parameters, and how its cursor moves. */
export interface ListSource extends Pick<Source, 'id' | 'label' | 'needs' | 'newestFirst' | 'endless'> {
  path: `/api/${string}`;
  /** What the list is pointed at, and the parameter that says so. */
  of?: { [Field in keyof Target]?: string };
  /** The list's other parameters; the base ones and the cursor are added. */
  query: Query;
  /** Every post of the list is the target's own, so an entry without its author (it happens) can be given one. */
  ownPosts?: boolean;
  /** The cursor as parameters; `cursor` alone unless the list says otherwise. */
  cursorQuery?: (cursor: string) => Query;
  /** `rising` unless the list moves in another way. */
  next?: Next;
  /** Names in the reply, where they are not `itemList` and `hasMore`. */
  keys?: { items?: string; more?: string };
  /** The page of TikTok that shows this list; the person's profile where it is known, else the start page. */
  referer?: (target: Target) => `/${string}`;
}

/** A source from its data. `ask` throws ClipkeepError badLink where the target lacks what the list is pointed at. */
export function defineSource(list: ListSource): Source {
  const { id, label, needs, newestFirst, endless, path, cursorQuery = (cursor) => ({ cursor }) } = list;
  const [[of, parameter] = []] = Object.entries(list.of ?? {}) as [keyof Target, string][];
  return {
    ...{ id, label, needs },
    ...(of ? { of } : {}),
    ...(newestFirst ? { newestFirst } : {}),
    ...(endless ? { endless } : {}),
    start: () => '0',
    ask: (target, cursor) => ({
      kind: 'api',
      path,
      query: {
        ...(of && parameter ? { [parameter]: required(target[of]) } : {}),
        ...list.query,
        ...cursorQuery(cursor),
      },
      referer: (list.referer ?? profileOf)(target),
    }),
    page: (reply, target, cursor) => readPage(list, reply, target, cursor),
  };
}

function profileOf({ uniqueId }: Target): `/${string}` {
  return uniqueId ? `/@${pathPart(uniqueId)}` : '/';
}

function required(value: string | string[] | undefined): string {
  if (typeof value === 'string' && value) return value;
  throw new ClipkeepError('badLink', { detail: 'the target lacks an id' });
}

/** One reply (tiktok-web-api.md §1, 2026-08): the list is absent when empty, "more" is a boolean or 0/1. */
function readPage(
  { keys = {}, next = rising, ownPosts }: ListSource,
  reply: Reply,
  target: Target,
  cursor: string,
) {
  const { items: list = 'itemList', more = 'hasMore' } = keys;
  const items = readItems(reply[list]).map((read) => (ownPosts ? withAuthor(read, target) : read));
  return { items, cursor: next(reply, cursor, items), hasMore: parse(flag, reply[more]) };
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
