import type { PageContext } from '@/lib/tiktok/page-context';
import { contextOf } from '@/lib/tiktok/read-page';
import { cookieValue, readTokens } from '@/lib/tiktok/tokens';
import { readPageScopes } from './read-scopes';

/** The base parameters that this page knows, or null on a page without an app context (tiktok-web-api.md §2, 2026-08). */
export function readContext(window: Pick<Window, 'document' | 'localStorage'>): PageContext | null {
  const context = contextOf(readPageScopes(window.document) ?? {});
  if (!context) return null;
  const { cookie } = window.document;
  const { msToken } = readTokens(cookie, { msToken: storedToken(window) });
  return { ...context, msToken, verifyFp: cookieValue(cookie, 's_v_web_id') };
}

function storedToken(window: Pick<Window, 'localStorage'>): string {
  try {
    return window.localStorage.getItem('xmst') ?? '';
  } catch {
    // Storage is refused where the person blocks site data.
    return '';
  }
}
