/** A reply that the page itself received, passed on by the MAIN-world script. The page can forge it: it is untrusted. */
export interface ShownList {
  /** API path, e.g. `/api/post/item_list/`. */
  path: string;
  /** What was asked with it: whose list, in which order, from where on. */
  query: URLSearchParams;
  reply: unknown;
}

/** UTF-16 units; the longest real list reply has under a million. */
const longestReply = 16_000_000;

/** Hears every list that the page receives, also those from before: the MAIN-world script sends them again on `clipkeep:ready`. */
export function listenForLists(
  document: Document,
  signal: AbortSignal,
  heard: (list: ShownList) => void,
): void {
  const listener = (event: Event): void => {
    const list = readDetail(event);
    if (list) heard(list);
  };
  document.addEventListener('clipkeep:list', listener, { signal });
  document.dispatchEvent(new CustomEvent('clipkeep:ready'));
}

function readDetail(event: Event): ShownList | null {
  const detail: unknown = 'detail' in event ? event.detail : null;
  const message = typeof detail === 'string' ? parse(detail) : null;
  if (!hasText(message)) return null;
  const reply = parse(message.text);
  const [path = '', query = ''] = message.path.split('?');
  return reply === null ? null : { path, query: new URLSearchParams(query), reply };
}

function hasText(value: unknown): value is { path: string; text: string } {
  if (typeof value !== 'object' || value === null || !('path' in value) || !('text' in value)) return false;
  return typeof value.path === 'string' && typeof value.text === 'string';
}

function parse(text: string): unknown {
  if (text.length > longestReply) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
