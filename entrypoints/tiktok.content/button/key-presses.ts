import { beginPress, type Guarded, type Press } from './guarded';
import { createKeysDown, isModifier } from './keys-down';
import { createOwnFocus } from './own-focus';

/**
 * Tells keys that a person presses a button with from keys that they type for something else while the page moves the focus
 * to it. They count only where the person went to the button themself and has typed nothing since.
 */
export function createKeyPresses() {
  const down = createKeysDown();
  const focus = createOwnFocus();
  let begun: Press | undefined;

  return {
    focus,
    keyDown(event: KeyboardEvent, button: Guarded | undefined): void {
      // A key that is held down goes on with the same press.
      if (isModifier(event) || (event.repeat && down.has(event))) return;
      down.add(event);
      focus.keyDown(event);
      begun = isPressing(event) && focus.isOn(button) ? beginPress(button) : undefined;
    },
    /** Of a key that went down in a frame this is the first that is heard, if the page moved the focus meanwhile (Firefox 153, 2026-11). */
    keyPressed(event: KeyboardEvent): void {
      if (!down.has(event)) begun = undefined;
      down.add(event);
    },
    keyUp(event: KeyboardEvent): void {
      focus.keyUp(event);
      down.up(event);
    },
    /** Keys that go up in another window are not heard. */
    windowLeft: down.clear,
    /** The press that a click without a pointer ends. One without a key either is a screen reader's, which a page can't bring about. */
    take(button: Guarded): Press | undefined {
      const press = down.any() ? begun : beginPress(button);
      begun = undefined;
      return press;
    },
  };
}

function isPressing({ key, repeat }: KeyboardEvent): boolean {
  return !repeat && (key === 'Enter' || key === ' ');
}
