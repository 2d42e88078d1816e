/** Replies with whole posts in them: every kind of list, one post, and search (tiktok-web-api.md §1, 2026-08). */
const wanted = /^\/api\/(?:.+\/item_list\/|item\/detail\/|search\/(?:general|item)\/full\/)$/;
/** Traffic of hovering, of things that nobody saw. */
const unwanted = /^\/api\/(?:preload|prefetch)\//;

/** The API path of a URL (absolute or relative to `base`) whose reply lists posts, with its query; else null. Never throws. */
export function listPath(url: unknown, base: string): string | null {
  const text = textOf(url);
  if (!text.includes('/api/') || !URL.canParse(text, base)) return null;
  const { hostname, pathname, search } = new URL(text, base);
  const path = pathname.endsWith('/') ? pathname : `${pathname}/`;
  const ours = hostname === 'tiktok.com' || hostname.endsWith('.tiktok.com');
  return ours && wanted.test(path) && !unwanted.test(path) ? path + search : null;
}

/** The page may pass an object whose own code throws, or that has no text; then the browser has its say on that. */
function textOf(url: unknown): string {
  try {
    return String(url);
  } catch {
    return '';
  }
}
