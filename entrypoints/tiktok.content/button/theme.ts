/** Which of the site's two looks a button has to fit. */
export type Theme = 'light' | 'dark';

const watched = { attributes: true, attributeFilter: ['data-theme', 'class', 'style'] };

/** The theme that the site shows now: what it says itself, else how dark its background is, else what the person prefers. */
export function readTheme(window: Window): Theme {
  const { documentElement: html, body } = window.document;
  const said = html.getAttribute('data-theme') ?? body?.getAttribute('data-theme');
  if (said === 'dark' || said === 'light') return said;
  const background = [body, html].flatMap((element) =>
    element ? (lightness(window, element) ?? []) : [],
  )[0];
  if (background !== undefined) return background < 0.5 ? 'dark' : 'light';
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Tells every change of the site's theme, until the signal. */
export function watchTheme(window: Window, signal: AbortSignal, changed: (theme: Theme) => void): void {
  let theme = readTheme(window);
  const look = (): void => {
    const now = readTheme(window);
    if (now !== theme) changed(now);
    theme = now;
  };
  const observer = new MutationObserver(look);
  for (const element of [window.document.documentElement, window.document.body])
    observer.observe(element, watched);
  signal.addEventListener('abort', () => observer.disconnect());
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', look, { signal });
}

/** Of an opaque background, 0 black to 1 white; undefined where one sees through it. */
function lightness(window: Window, element: Element): number | undefined {
  const { backgroundColor } = window.getComputedStyle(element);
  const [red, green, blue, alpha = 1] = (backgroundColor.match(/[\d.]+/g) ?? []).map(Number);
  if (red === undefined || green === undefined || blue === undefined || alpha < 0.5) return undefined;
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}
