import * as v from 'valibot';
import type { Reply } from './ask';
import { ClipkeepError } from './errors';
import type { PageContext } from './page-context';
import { readItem } from './read-item';
import { readUser } from './read-user';
import { problemOfStatus, statusOf } from './status-code';
import type { User } from './user';
import { idOrNone, isRecord, text } from './wire-values';

/** What goes into the query of every request; longer than any region, language or time is none. */
const word = v.fallback(v.pipe(text, v.maxLength(64)), '');

/** The `__DEFAULT_SCOPE__` of a page's rehydration script (tiktok-web-api.md §3.1, 2025-08), or null. */
export function readScopes(html: string): Reply | null {
  const scopes = scriptData(html, '__UNIVERSAL_DATA_FOR_REHYDRATION__')?.['__DEFAULT_SCOPE__'];
  return isRecord(scopes) ? scopes : null;
}

function scriptData(html: string, id: string): Reply | null {
  const json = scriptText(html, `id="${id}"`);
  if (json === null) return null;
  try {
    const data: unknown = JSON.parse(json);
    return isRecord(data) ? data : null;
  } catch {
    return null;
  }
}

/** Goes from tag to tag: one pass, however hostile the page. */
function scriptText(html: string, scriptId: string): string | null {
  let start = html.indexOf('<script');
  while (start >= 0) {
    const end = html.indexOf('>', start);
    if (end < 0) return null;
    if (html.slice(start, end).includes(scriptId)) return html.slice(end + 1, closing(html, end));
    start = html.indexOf('<script', end);
  }
  return null;
}

function closing(html: string, from: number): number {
  const end = html.indexOf('</script', from);
  return end < 0 ? html.length : end;
}

/** The base parameters that the page knows, msToken and verifyFp (cookies) left empty; null where it has no app context. */
export function contextOf(scopes: Reply): PageContext | null {
  const context = scopes['webapp.app-context'];
  if (!isRecord(context)) return null;
  const read = (key: string): string => v.parse(word, context[key]);
  return {
    deviceId: v.parse(idOrNone, context['wid']),
    odinId: v.parse(idOrNone, context['odinId']),
    webIdCreatedTime: read('webIdCreatedTime'),
    region: read('region'),
    language: read('language'),
    signedIn: isRecord(context['user']),
    msToken: '',
    verifyFp: '',
  };
}

/** Where a post's page has the post, on desktops and phones. Some come as a shell without either. */
export const postScopes = ['webapp.video-detail', 'webapp.reflow.video.detail'] as const;

/**
 * The raw item of a post's page, or of the API's reply in its place, for `readItem`. Throws ClipkeepError by their own
 * status, `gone` where they have none although all is well, `ageGate` where its media are held back, `badReply` on a page
 * that is no post's.
 */
export function itemOf(reply: Reply): Record<string, unknown> {
  const detail = postScopes.map((scope) => reply[scope]).find(isRecord) ?? reply;
  if (detail === reply && !('itemInfo' in reply))
    throw new ClipkeepError('badReply', { detail: 'no item data in the page' });
  throwStatus(detail);
  const item = isRecord(detail['itemInfo']) ? detail['itemInfo']['itemStruct'] : null;
  if (!isRecord(item) || Object.keys(item).length === 0) throw new ClipkeepError('gone');
  const read = readItem(item);
  if (read.ok && read.item.ageGated) throw new ClipkeepError('ageGate');
  return item;
}

/** The profile of a person's page. A private one is given where it can be read. Throws ClipkeepError. */
export function userOf(scopes: Reply): User {
  const detail = scopes['webapp.user-detail'] ?? scopes['webapp.reflow.user.detail'];
  if (!isRecord(detail)) throw new ClipkeepError('badReply', { detail: 'no user data in the page' });
  const user = readUser(detail['userInfo']);
  if (user) return user;
  throwStatus(detail);
  throw new ClipkeepError('noSuchUser');
}

function throwStatus(detail: Reply): void {
  const code = problemOfStatus(statusOf(detail));
  if (code) throw new ClipkeepError(code, { detail: `status ${statusOf(detail)}` });
}
