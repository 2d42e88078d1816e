import { beginPress, type Guarded, isSamePress, type Press } from './guarded';
import { createKeyPresses } from './key-presses';

const guarded = new WeakMap<EventTarget, Guarded>();

/** From now on this button hears of presses that a person means, and of no others. */
export function guardPresses(button: Guarded): void {
  guarded.set(button.control, button);
}

/**
 * Watches for presses. A page can put a button into its place in the very event that presses it: so each event is heard and
 * measured before the page hears of it, which takes a beginning before the page's first script. Not so in a window that a
 * page of the site has opened itself: there its listeners may come first.
 */
export function watchPresses(window: Window): void {
  const keys = createKeyPresses();
  let pointed: Press | undefined;
  onTrusted(window, 'pointerdown', (event, button) => {
    pointed = beginPress(button, event);
    keys.focus.pointed(pointed?.button);
  });
  onTrusted(window, 'click', (event, button) => {
    const isByPointer = 'pointerType' in event && event.pointerType !== '';
    const pointer = isByPointer ? event : undefined;
    const begun = isByPointer ? pointed : button && keys.take(button);
    pointed = undefined;
    if (!button) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (isSamePress(begun, button, pointer)) button.pressed();
  });
  onTrusted(window, 'keydown', keys.keyDown);
  onTrusted(window, 'keypress', keys.keyPressed);
  onTrusted(window, 'keyup', keys.keyUp);
  onTrusted(window, 'focus', ({ target }, button) => {
    if (target instanceof Element) keys.focus.focused(button);
  });
  onTrusted(window, 'blur', ({ target }) => {
    if (!(target instanceof Element)) keys.windowLeft();
    // Who comes back to the window finds the focus where it was.
    else if (window.document.hasFocus()) keys.focus.left();
  });
}

function onTrusted<Type extends keyof WindowEventMap>(
  window: Window,
  type: Type,
  heard: (event: WindowEventMap[Type], button: Guarded | undefined) => void,
): void {
  const listener = (event: WindowEventMap[Type]): void => {
    if (event.isTrusted) heard(event, buttonOf(event));
  };
  window.addEventListener(type, listener, true);
}

function buttonOf(event: Event): Guarded | undefined {
  for (const target of event.composedPath()) {
    const button = guarded.get(target);
    if (button) return button;
  }
  return undefined;
}
