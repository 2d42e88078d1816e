import { msToken } from '@/lib/browser/session-facts';
import type { PageContext } from '@/lib/tiktok/page-context';
import { isMsToken, pickMsToken } from '@/lib/tiktok/tokens';

/** Remembers the token that TikTok gives with an answer (`x-ms-token`): the next request is to carry it. */
export async function keepMsToken(given: string | null): Promise<void> {
  if (isMsToken(given)) await msToken.setValue(given);
}

/**
 * The context with a token: the page's own, else the last one that TikTok gave us, else a made-up one, because some
 * endpoints only want the parameter to be there (measured: optional everywhere, tiktok-web-api.md §1, 2026-09).
 */
export async function withMsToken(context: PageContext, random: () => number): Promise<PageContext> {
  return { ...context, msToken: pickMsToken([context.msToken, await msToken.getValue()], random) };
}
