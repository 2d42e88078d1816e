import { storage } from '@wxt-dev/storage';
import { useEffect, useState } from 'preact/hooks';

const draft = storage.defineItem<string>('session:linksDraft', { fallback: '' });

/** Characters that are kept: thousands of links, and a small part of what the browser keeps for a session (10 MB). */
const most = 200_000;

/** What was pasted and not started: it outlives the popup, which closes at any click elsewhere. What is typed before it is read wins. */
export function useDraft(): [text: string, change: (next: (now: string) => string) => void] {
  const [typed, setTyped] = useState<string>();
  useEffect(() => {
    void draft.getValue().then((kept) => setTyped((now) => now ?? kept));
  }, []);
  useEffect(() => {
    if (typed !== undefined) void draft.setValue(wholeWords(typed));
  }, [typed]);
  return [typed ?? '', (next) => setTyped((now = '') => next(now))];
}

/** A link that is cut might be another one. */
function wholeWords(text: string): string {
  return text.length > most ? text.slice(0, most).replace(/\S+$/, '') : text;
}
