import type { Guarded } from './guarded';

/** Knows the button that the person went to themself, by Tab or pointer: a page can move the focus to any other. */
export function createOwnFocus() {
  let isTabbing = false;
  let held: Guarded | undefined;
  return {
    isOn: (button: Guarded | undefined) => button !== undefined && button === held,
    keyDown(event: KeyboardEvent): void {
      isTabbing = event.key === 'Tab';
      if (isText(event)) held = undefined;
    },
    keyUp({ key }: KeyboardEvent): void {
      if (key === 'Tab') isTabbing = false;
    },
    focused(button: Guarded | undefined): void {
      if (button !== held) held = isTabbing ? button : undefined;
    },
    /** The pointer went there, or elsewhere. */
    pointed(button: Guarded | undefined): void {
      isTabbing = false;
      held = button;
    },
    /** The focus goes elsewhere in this window. */
    left(): void {
      held = undefined;
    },
  };
}

function isText({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return [...key].length === 1 && key !== ' ' && !ctrlKey && !metaKey;
}
