import { markStale } from './context.js';
import { readRoute } from './routes.js';

let show = () => {};

/** The document's address as a route, with what the navigation left in `history.state`. */
function here() {
  return {
    ...readRoute(location.pathname),
    path: location.pathname,
    overlay: Boolean(history.state?.overlay),
  };
}

function isPlainClick(event) {
  return event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
}

function followLink(event) {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (event.defaultPrevented || link === null || !isPlainClick(event) || link.target === '_blank') return;
  const url = new URL(link.href);
  // A live is loaded as a document of its own.
  if (url.origin !== location.origin || ['missing', 'live'].includes(readRoute(url.pathname).name)) return;
  event.preventDefault();
  go(url.pathname, { overlay: link.dataset.opens === 'overlay' });
}

/** In-page navigation. `overlay` opens a post over the page that is there; `replace` leaves no way back to the last one. */
export function go(path, { overlay = false, replace = false } = {}) {
  if (path === location.pathname && !replace) return;
  markStale();
  const state = { overlay, depth: (history.state?.depth ?? 0) + (replace ? 0 : 1) };
  if (replace) history.replaceState(state, '', path);
  else history.pushState(state, '', path);
  show(here());
}

/** Back to where the person was in this document, or to `path` when this is where they came in. */
export function goBack(path) {
  if ((history.state?.depth ?? 0) > 0) history.back();
  else go(path, { replace: true });
}

/** Starts listening; `render` gets each route, the first one now. */
export function startRouter(render) {
  show = render;
  document.addEventListener('click', followLink);
  window.addEventListener('popstate', () => {
    markStale();
    show(here());
  });
  show(here());
}
