import css from './button.css?inline';

const sheets = new WeakMap<Document, CSSStyleSheet>();

/** Gives a shadow root the look of the button: one sheet shared by all of a document. */
export function styleRoot(root: ShadowRoot): void {
  const document = root.ownerDocument;
  try {
    root.adoptedStyleSheets = [sheets.get(document) ?? createSheet(document)];
  } catch {
    // Firefox refuses a content script's array here (bug 1928865, 2024-11).
    const style = document.createElement('style');
    style.textContent = css;
    root.prepend(style);
  }
}

function createSheet(document: Document): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  sheets.set(document, sheet);
  return sheet;
}
