/** The page's own copy of the rehydration data. Describes the first-loaded URL for as long as the document lives. */
function readBlob() {
  const script = document.getElementById('__UNIVERSAL_DATA_FOR_REHYDRATION__');
  try {
    return JSON.parse(script?.textContent ?? '{}');
  } catch {
    return {};
  }
}

const universal = readBlob();
window.__$UNIVERSAL_DATA$__ = universal;

let fresh = true;

/** The data that came with the document, under its scope's name. */
function scope(name) {
  return universal.__DEFAULT_SCOPE__?.[name];
}

/** A scope for the first render only: after any navigation it speaks of another page. */
export function firstScope(name) {
  return fresh ? scope(name) : undefined;
}

/** Called at the first in-page navigation; the blob itself is left as it is, like the site leaves it. */
export function markStale() {
  fresh = false;
}

/** `webapp.app-context`: device id, region, language and, when signed in, `user`. */
export function appContext() {
  return scope('webapp.app-context') ?? {};
}
