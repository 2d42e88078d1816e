import type { Reply } from '@/lib/tiktok/ask';
import { readScopes } from '@/lib/tiktok/read-page';

/** The rehydration data of this document: it describes the address that was loaded first, and stays so after in-page navigation. */
export function readPageScopes(document: Document): Reply | null {
  const script = document.getElementById('__UNIVERSAL_DATA_FOR_REHYDRATION__');
  return script ? readScopes(script.outerHTML) : null;
}
