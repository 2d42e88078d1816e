import type { CardPost } from '../cards/read-post';
import type { Look } from '../spots/spot';
import { createIcon, createRing } from './icons';
import { guardPresses } from './presses';
import { createReasonBubble } from './reason-bubble';
import { styleRoot } from './style-root';
import type { Theme } from './theme';
import { type ButtonState, resultOf, wordsOf } from './words';

/** The element that a page sees: it tells nothing of the archive. */
export const hostName = 'clipkeep-button';

/** One button: `host` is put on the page, `control` in its shadow root is what is pressed. */
export interface SaveButton {
  host: HTMLElement;
  control: HTMLButtonElement;
  show(post: CardPost, state: ButtonState): void;
  setTheme(theme: Theme): void;
}

/** Events that the site would take for its own: a tile's link, a player's shortcuts. */
const keptInside = [
  'click',
  'dblclick',
  'pointerdown',
  'mousedown',
  'mouseup',
  'touchstart',
  'keydown',
  'keyup',
];

/** A save button in an open shadow root (assistive and test tools look inside). `pressed` is called for what a person does, never for what a script does. */
export function createSaveButton(document: Document, look: Look, pressed: () => void): SaveButton {
  const parts = createParts(document, look);
  const { host, root, box, control, face, caption, said } = parts;
  const { bubble, say } = createReasonBubble(control);
  box.append(control, bubble, said);
  const { expect, announce } = createAnnouncer(said);
  let shown: CardPost | undefined;

  for (const type of keptInside) control.addEventListener(type, (event) => event.stopPropagation());
  guardPresses({
    control,
    root,
    aim: () => shown?.awemeId ?? '',
    pressed() {
      expect(shown?.awemeId ?? '');
      pressed();
    },
  });

  return {
    host,
    control,
    show(post, state) {
      shown = post;
      const words = wordsOf(state, post);
      host.dataset['place'] = look === 'badge' && post.kind === 'photo' ? 'badge-low' : look;
      box.dataset['state'] = state.state;
      control.setAttribute('aria-label', words.label);
      control.setAttribute('aria-busy', String(state.state === 'saving'));
      caption.textContent = words.caption;
      face.replaceChildren(iconOf(document, post, state), ...rings(document, state));
      say(words.reason);
      announce(post, state);
    },
    setTheme(theme) {
      box.dataset['theme'] = theme;
    },
  };
}

/** Says the result of a press aloud, and nothing else: a whole grid may turn to saved while a profile is being saved. */
function createAnnouncer(said: HTMLElement) {
  let awaited = '';
  return {
    expect(awemeId: string): void {
      awaited = awemeId;
      said.textContent = '';
    },
    announce(post: CardPost, state: ButtonState): void {
      const result = post.awemeId === awaited ? resultOf(state, post) : '';
      if (!result) return;
      awaited = '';
      said.textContent = result;
    },
  };
}

function createParts(document: Document, look: Look) {
  const host = document.createElement(hostName);
  const root = host.attachShadow({ mode: 'open' });
  const part = <Name extends keyof HTMLElementTagNameMap>(name: Name, className: string) =>
    Object.assign(document.createElement(name), { className });
  const [box, control] = [part('div', `box ${look}`), part('button', 'control')];
  const [face, caption, said] = [part('span', 'face'), part('span', 'caption'), part('span', 'said')];
  // The words are English in any language of the page; the host stays in the corner that the page's own direction gives it.
  Object.assign(box, { lang: 'en', dir: 'ltr' });
  control.type = 'button';
  caption.setAttribute('aria-hidden', 'true');
  said.setAttribute('role', 'status');
  control.append(face, caption);
  root.append(box);
  styleRoot(root);
  return { host, root, box, control, face, caption, said };
}

function iconOf(document: Document, { kind }: CardPost, { state }: ButtonState): SVGSVGElement {
  return createIcon(document, kind === 'live' && (state === 'idle' || state === 'saving') ? 'record' : state);
}

function rings(document: Document, state: ButtonState): SVGSVGElement[] {
  if (state.state !== 'saving') return [];
  const ring = createRing(document);
  if (state.progress === undefined) ring.classList.add('turning');
  else ring.style.setProperty('--share', String(Math.min(1, Math.max(0.02, state.progress))));
  return [ring];
}
