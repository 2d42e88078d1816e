/** Passes one list reply on: the path that was asked, with its query, and the reply's text. */
export type HandOver = (path: string, text: string) => void;

/** What the isolated content script listens to; `detail` is the JSON text of `{path, text}`. */
const listEvent = 'clipkeep:list';
/** What it says when it listens. */
const readyEvent = 'clipkeep:ready';

const mostKept = 50;
/** Characters of one reply, and of all that are kept: real pages have under 1,000,000. */
const longestText = 8_000_000;
const mostText = 30_000_000;
/** A reply with more bytes than this has more characters than are handed over: one has three bytes at most. */
export const longestReply = 3 * longestText;

/**
 * Hands replies to the content script, whichever of the two scripts started first: each goes out at once, and is kept
 * until the other one has said that it listens, to be sent again then.
 */
export function createHandover(document: Document): HandOver {
  let kept: string[] | null = [];
  const send = (detail: string) => document.dispatchEvent(new CustomEvent(listEvent, { detail }));
  document.addEventListener(readyEvent, () => {
    const late = kept ?? [];
    kept = null;
    for (const detail of late) send(detail);
  });
  return (path, text) => {
    if (text.length > longestText) return;
    const detail = JSON.stringify({ path, text });
    if (kept) kept = bounded([...kept, detail]);
    send(detail);
  };
}

function bounded(details: string[]): string[] {
  const last = details.slice(-mostKept);
  let size = last.reduce((sum, detail) => sum + detail.length, 0);
  while (size > mostText) size -= last.shift()?.length ?? size;
  return last;
}
