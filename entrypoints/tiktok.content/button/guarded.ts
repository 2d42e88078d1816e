import { isInSight, type Point } from './in-sight';

/** A button that only a person may press, and only where and as it was put. */
export interface Guarded {
  control: HTMLButtonElement;
  root: ShadowRoot;
  /** What a press would be of now; '' while of nothing. */
  aim(): string;
  pressed(): void;
}

/** A press from its beginning on: it counts if at its end the button still means the same. */
export interface Press {
  button: Guarded;
  aim: string;
}

/** Begins a press, if the button is in its place and to be seen there. */
export function beginPress(button: Guarded | undefined, pointer?: Point): Press | undefined {
  const isThere = button && button.aim() !== '' && isInPlace(button, pointer);
  return isThere ? { button, aim: button.aim() } : undefined;
}

/** Whether what has begun ends on this button, which means the same and is in its place still. */
export function isSamePress(begun: Press | undefined, button: Guarded, pointer?: Point): boolean {
  return begun?.button === button && begun.aim === button.aim() && isInPlace(button, pointer);
}

/** A label of the page would press it for a click anywhere. */
function isInPlace({ control, root }: Guarded, pointer?: Point): boolean {
  return control.getRootNode() === root && control.labels.length === 0 && isInSight(control, pointer);
}
