const svgNamespace = 'http://www.w3.org/2000/svg';

/** Strokes on a 24 by 24 grid. */
const strokes = {
  idle: ['M12 4v10.5', 'M7.5 10.5 12 15l4.5-4.5', 'M5 19.5h14'],
  record: ['M12 5.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13', 'M12 11.9v.2'],
  saving: ['M12 6.5v10', 'M8 12.7l4 4 4-4'],
  saved: ['M5 12.5 10 17.5 19.5 7'],
  failed: ['M12 4.8v9', 'M12 18.9v.1'],
  stale: ['M19 12a7 7 0 1 1-2.2-5.1', 'M19.2 3.8v4h-4'],
} as const;

/** A state of a button; `record` stands on the button of a live that is idle or being recorded. */
export type IconName = keyof typeof strokes;

/** An icon in the colour of the text around it, for the eye only. */
export function createIcon(document: Document, name: IconName): SVGSVGElement {
  const svg = createSvg(document, 'svg', { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' });
  svg.append(...strokes[name].map((d) => createSvg(document, 'path', { d })));
  return svg;
}

/** The ring that fills while a post is being saved: its share is the style property `--share`, 0 to 1. */
export function createRing(document: Document): SVGSVGElement {
  const circle = { cx: '24', cy: '24', r: '21.5', pathLength: '1' };
  const svg = createSvg(document, 'svg', { class: 'ring', viewBox: '0 0 48 48', 'aria-hidden': 'true' });
  svg.append(createSvg(document, 'circle', { ...circle, class: 'track' }));
  svg.append(createSvg(document, 'circle', { ...circle, class: 'arc' }));
  return svg;
}

function createSvg<Name extends keyof SVGElementTagNameMap>(
  document: Document,
  name: Name,
  attributes: Record<string, string>,
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
