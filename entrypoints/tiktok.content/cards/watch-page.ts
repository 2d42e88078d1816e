import { hostName } from '../button/save-button';
import { rootOf, rootsIn } from './find-roots';

/** A page that is being watched. */
export interface PageWatch {
  /** Looks at the whole page anew, in the next batch. */
  again(): void;
}

/** Changed elements kept for the next batch; more than these, and the whole page is looked at instead. */
const changesAtMost = 1000;
/** Roots in one batch: a page that shows thousands at once gets its buttons over many frames. */
const rootsAtMost = 200;

/**
 * Gives the roots whose content has changed, at most once per frame, beginning with the whole page; until the signal.
 * One observer for the document, nothing per scroll event.
 */
export function watchPage(
  document: Document,
  signal: AbortSignal,
  visit: (roots: Set<Element>) => void,
): PageWatch {
  const changes = createChanges();
  let queue: Element[] = [];
  let isScheduled = false;

  const flush = (): void => {
    isScheduled = false;
    if (signal.aborted) return;
    if (queue.length === 0) queue = [...changes.takeRoots()];
    const roots = new Set(queue.splice(0, rootsAtMost).filter((root) => root.isConnected));
    visit(roots);
    if (queue.length > 0 || changes.size() > 0) schedule();
  };
  // Never at once: a page that answers each button with changes would keep the two of us busy within one turn.
  const schedule = (): void => {
    if (!isScheduled) requestAnimationFrame(flush);
    isScheduled = true;
  };
  const again = (): void => {
    changes.grow(document.documentElement);
    schedule();
  };
  const observer = new MutationObserver((records) => {
    const foreign = records.filter((record) => !isOurs(record));
    for (const record of foreign) changes.note(record);
    if (foreign.length > 0) schedule();
  });
  const filter = { childList: true, subtree: true, attributeFilter: ['id', 'href', 'src', 'poster'] };
  observer.observe(document.documentElement, filter);
  signal.addEventListener('abort', () => observer.disconnect());
  again();
  return { again };
}

/** What has changed since the last batch. */
function createChanges() {
  const touched = new Set<Element>();
  const grown = new Set<Element>();
  return {
    size: () => touched.size + grown.size,
    grow: (element: Element) => grown.add(element),
    note({ target, addedNodes }: MutationRecord): void {
      if (target instanceof Element) touched.add(target);
      for (const node of addedNodes) if (node instanceof Element) grown.add(node);
      if (touched.size + grown.size <= changesAtMost) return;
      touched.clear();
      grown.clear();
      grown.add(target.ownerDocument?.documentElement ?? document.documentElement);
    },
    takeRoots(): Set<Element> {
      const isHere = (element: Element): boolean => element.isConnected;
      const around = [...touched, ...grown].filter(isHere).flatMap((element) => rootOf(element) ?? []);
      const within = [...grown].filter(isHere).flatMap(rootsIn);
      touched.clear();
      grown.clear();
      return new Set([...around, ...within]);
    },
  };
}

/** Our own buttons going in; going out is somebody else's doing. */
function isOurs({ type, addedNodes, removedNodes }: MutationRecord): boolean {
  return type === 'childList' && removedNodes.length === 0 && [...addedNodes].every(isHost);
}

function isHost(node: Node): boolean {
  return node.nodeName.toLowerCase() === hostName;
}
