import type { PageContext } from '@/lib/tiktok/page-context';
import { contextOf } from '@/lib/tiktok/read-page';
import { readPageScopes } from './read-scopes';

/** The base parameters that this page knows, or null on a page without an app context (tiktok-web-api.md §2, 2026-08). */
export function readContext(window: Pick<Window, 'document' | 'localStorage'>): PageContext | null {
  const context = contextOf(readPageScopes(window.document) ?? {});
  if (!context) return null;
  const cookie = (name: string): string => cookieValue(window.document.cookie, name);
  return { ...context, msToken: storedToken(window) || cookie('msToken'), verifyFp: cookie('s_v_web_id') };
}

function storedToken(window: Pick<Window, 'localStorage'>): string {
  try {
    return window.localStorage.getItem('xmst') ?? '';
  } catch {
    // Storage is refused where the person blocks site data.
    return '';
  }
}

function cookieValue(cookies: string, name: string): string {
  const pairs = cookies.split(/;\s*/);
  const pair = pairs.find((one) => one.startsWith(`${name}=`));
  return pair?.slice(name.length + 1) ?? '';
}
