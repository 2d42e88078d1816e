import { ClipkeepError, type Problem, problemIn, problemOf } from './errors';
import type { Link } from './link';
import { type FoundLink, readLinks } from './links';
import { isSecUid } from './path-link';

/**
 * One thing of a pasted text and the id in it; `ask`: the text doesn't say, but what this points at does (a short link
 * has to be followed, the page of a post or a person names the rest); `problem`: it has no such id.
 */
export type FoundId = { text: string } & ({ id: string } | { ask: Link } | { problem: Problem });

/** How one kind of id is read from what a link names: the id, `ask`, or nothing. */
type IdOf = (found: FoundLink & { link: Link }) => string | 'ask' | undefined;

/** Ids of posts, of every thing in a text or in each text of a list; each once, in order. */
export function awemeIdsIn(text: string | readonly string[]): FoundId[] {
  return idsIn(text, ({ link }) => (link.kind === 'post' ? link.awemeId : undefined));
}

/** The first post id in a text; null where it has none, or only behind a short link. */
export function awemeIdIn(text: string): string | null {
  return firstId(awemeIdsIn(text));
}

/** Handles (without @) as the text has them; a link with a secUid in the place of the handle must be asked. */
export function uniqueIdsIn(text: string | readonly string[]): FoundId[] {
  return idsIn(text, ({ link }) => {
    const handle = 'uniqueId' in link ? link.uniqueId : '';
    if (handle && !isSecUid(handle)) return handle;
    return handle || 'secUid' in link || link.kind === 'post' ? 'ask' : undefined;
  });
}

/** The first handle (without @) that the text itself says; null where it says none. */
export function uniqueIdIn(text: string): string | null {
  return firstId(uniqueIdsIn(text));
}

/** SecUids: bare, or in the place of the handle; of any other person or post, its page must be asked. */
export function secUidsIn(text: string | readonly string[]): FoundId[] {
  return idsIn(text, ({ text: whole, link }) => {
    const [, inPath] = /(?:@|%40)(MS4wLjABAAAA[\w-]+)/i.exec(whole) ?? [];
    if ('secUid' in link) return link.secUid;
    if (inPath && isSecUid(inPath)) return inPath;
    return 'uniqueId' in link ? 'ask' : undefined;
  });
}

/** The first secUid that the text itself says; null where it says none. */
export function secUidIn(text: string): string | null {
  return firstId(secUidsIn(text));
}

/** Ids of playlists ("mixes"). A bare number is one here; a post's page may name the playlist that it is in. */
export function mixIdsIn(text: string | readonly string[]): FoundId[] {
  return idsIn(text, ({ text: whole, link }) => {
    if (link.kind === 'playlist') return link.mixId;
    if (link.kind !== 'post') return undefined;
    return whole === link.awemeId ? whole : 'ask';
  });
}

/** The first playlist id that the text itself says; null where it says none. */
export function mixIdIn(text: string): string | null {
  return firstId(mixIdsIn(text));
}

/**
 * Has every `ask` answered by `learn`, one after the other. What can't be learnt becomes that one's problem; the others
 * go on. Anything but a ClipkeepError is thrown.
 */
export async function learnIds(
  found: readonly FoundId[],
  learn: (link: Link) => Promise<string | null>,
): Promise<FoundId[]> {
  const learnt: FoundId[] = [];
  for (const one of found) {
    if ('ask' in one) learnt.push({ text: one.text, ...(await learnId(one.ask, learn)) });
    else learnt.push(one);
  }
  return learnt;
}

async function learnId(link: Link, learn: (link: Link) => Promise<string | null>) {
  try {
    const id = await learn(link);
    if (!id) throw new ClipkeepError('badLink', { detail: `no such id behind a ${link.kind} link` });
    return { id };
  } catch (error) {
    return { problem: problemIn(error) };
  }
}

function idsIn(text: string | readonly string[], idOf: IdOf): FoundId[] {
  const texts = typeof text === 'string' ? text : text.join('\n');
  const ids = new Set<string>();
  return readLinks(texts).flatMap(({ text: one, link }): FoundId[] => {
    const id = link && (link.kind === 'short' ? 'ask' : idOf({ text: one, link }));
    if (!link || !id) return [{ text: one, problem: problemOf('badLink') }];
    if (id === 'ask') return [{ text: one, ask: link }];
    if (ids.has(id)) return [];
    ids.add(id);
    return [{ text: one, id }];
  });
}

function firstId(found: readonly FoundId[]): string | null {
  const first = found.find((one) => 'id' in one);
  return first && 'id' in first ? first.id : null;
}
