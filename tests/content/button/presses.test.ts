// @vitest-environment happy-dom
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchPresses } from '@/entrypoints/tiktok.content/button/presses';
import { createSaveButton } from '@/entrypoints/tiktok.content/button/save-button';
import { byHand, partOf, preparePlatform } from '../platform';

const post = { awemeId: '1', uniqueId: 'mira.paints', kind: 'video' } as const;
const pressed = vi.fn();
let button: ReturnType<typeof createSaveButton>;

const common = { bubbles: true, cancelable: true, composed: true };

function pointer(type: string, more: PointerEventInit = {}): PointerEvent {
  const at = { clientX: 24, clientY: 24, pointerType: 'mouse', detail: 1 };
  return new PointerEvent(type, { ...common, ...at, ...more });
}

function point(between = () => {}, more: PointerEventInit = {}): void {
  button.control.dispatchEvent(byHand(pointer('pointerdown', more)));
  between();
  button.control.dispatchEvent(byHand(pointer('click', more)));
}

function key(type: string, key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  return byHand(new KeyboardEvent(type, { ...common, key, code: `code of ${key}`, ...more }));
}

/** A click without a pointer. */
const click = () => button.control.dispatchEvent(byHand(new MouseEvent('click', common)));

/** A key that goes down and up where the focus is; Enter presses when it goes down, Space when it goes up. */
function type(text: string, target: EventTarget = button.control): void {
  target.dispatchEvent(key('keydown', text));
  if (text === 'Enter') click();
  target.dispatchEvent(key('keyup', text));
  if (text === ' ') click();
}

/** Tab, which brings the focus to the button, from somewhere else. */
function tabThere(): void {
  document.body.dispatchEvent(key('keydown', 'Tab'));
  focus('focus');
  button.control.dispatchEvent(key('keyup', 'Tab'));
}

function focus(type: 'focus' | 'blur', target: EventTarget = button.control): void {
  target.dispatchEvent(byHand(new FocusEvent(type, { composed: true })));
}

/** Until what keys have begun is over. */
const keysUp = () => new Promise((resolve) => setTimeout(resolve));

beforeAll(() => {
  preparePlatform();
  watchPresses(window);
});
beforeEach(async () => {
  document.body.innerHTML = '';
  document.body.removeAttribute('style');
  button = createSaveButton(document, 'round', pressed);
  document.body.append(button.host);
  button.show(post, { state: 'idle' });
  focus('focus', document.body);
  await keysUp();
  vi.clearAllMocks();
});

const lies = (element: Element, bounds: DOMRect) => {
  element.getBoundingClientRect = () => bounds;
};
const face = () => partOf(button.host, '.face');
/** Puts everything back. */
function undo(): void {
  partOf(button.host, '.box').prepend(button.control);
  for (const element of [document.body, button.host, face(), button.control]) {
    element.removeAttribute('style');
    Reflect.deleteProperty(element, 'getBoundingClientRect');
    Reflect.deleteProperty(element, 'labels');
  }
}
const moved: [string, () => void][] = [
  ['the button was taken out of its root', () => document.body.append(button.control)],
  ['it is faded out', () => button.host.style.setProperty('opacity', '0.1')],
  ['it is faded out by a filter', () => button.host.style.setProperty('filter', 'opacity(10%)')],
  ['what it lies in is faded out', () => document.body.style.setProperty('opacity', '0.1')],
  ['it is hidden', () => button.host.style.setProperty('visibility', 'hidden')],
  ['its face is hidden', () => face().style.setProperty('visibility', 'hidden')],
  ['its face is cut away', () => face().style.setProperty('clip-path', 'inset(50%)')],
  ['it is masked', () => button.host.style.setProperty('mask-image', 'linear-gradient(#0000, #0000)')],
  ['its face is tiny', () => lies(face(), new DOMRect(0, 0, 1, 1))],
  ['it is spread over the page', () => lies(button.control, new DOMRect(0, 0, 1280, 800))],
  ['it is elsewhere, and only a part of it here', () => lies(button.control, new DOMRect(0, 400, 48, 48))],
  [
    'a label of the page presses it',
    () => {
      const value = [document.createElement('label')];
      Object.defineProperty(button.control, 'labels', { configurable: true, value });
    },
  ],
];

describe('a pointer', () => {
  it('presses what it was aimed at', () => {
    point();
    expect(pressed).toHaveBeenCalledTimes(1);
  });

  it('presses a button that the site has darkened with all around it, or rounded with its card', () => {
    document.body.style.setProperty('filter', 'invert(1) hue-rotate(180deg)');
    document.body.style.setProperty('clip-path', 'inset(0 round 8px)');
    point();
    expect(pressed).toHaveBeenCalledTimes(1);
  });

  it.each<[string, () => void]>([
    ...moved,
    [
      'the card came to show another post meanwhile',
      () => button.show({ ...post, awemeId: '2' }, { state: 'idle' }),
    ],
  ])('does nothing when %s between its going down and the click', (_name, arrange) => {
    point(arrange);
    expect(pressed).not.toHaveBeenCalled();
  });

  it.each(moved)('does nothing when %s until the page undoes that in the click', (_name, arrange) => {
    arrange();
    point(undo);
    expect(pressed).not.toHaveBeenCalled();
    point();
    expect(pressed).toHaveBeenCalledTimes(1);
  });

  it('does nothing when a script aimed it', () => {
    button.control.dispatchEvent(pointer('pointerdown'));
    button.control.dispatchEvent(byHand(pointer('click')));
    expect(pressed).not.toHaveBeenCalled();
  });

  it('aims at one press only', () => {
    point();
    button.control.dispatchEvent(byHand(pointer('click')));
    expect(pressed).toHaveBeenCalledTimes(1);
  });
});

describe('a key', () => {
  it.each(['Enter', ' '])('%j presses where the person went by Tab, again too', async (text) => {
    tabThere();
    type(text);
    await keysUp();
    type(text);
    expect(pressed).toHaveBeenCalledTimes(2);
  });

  it('presses where the person went by several Tabs, one after the other at once', () => {
    for (const text of ['Tab', 'Tab']) type(text, document.body);
    tabThere();
    type('Enter');
    expect(pressed).toHaveBeenCalledTimes(1);
  });

  it('presses where the person went by pointer', () => {
    point();
    focus('focus');
    type(' ');
    expect(pressed).toHaveBeenCalledTimes(2);
  });

  it('presses where the focus was when the person left the window and came back', () => {
    tabThere();
    vi.spyOn(document, 'hasFocus').mockReturnValueOnce(false);
    focus('blur');
    focus('focus');
    type('Enter');
    expect(pressed).toHaveBeenCalledTimes(1);
  });

  it.each<[string, () => void]>([
    ['the page moved the focus there', () => focus('focus')],
    [
      'the page moved it there while the person typed',
      () => {
        type('a', document.body);
        focus('focus');
      },
    ],
    [
      'the person went there, but typed since',
      () => {
        tabThere();
        type('a');
      },
    ],
    [
      'the person has gone elsewhere since',
      () => {
        tabThere();
        vi.spyOn(document, 'hasFocus').mockReturnValueOnce(true);
        focus('blur');
        focus('focus');
      },
    ],
    [
      'another key is still down',
      () => {
        tabThere();
        document.body.dispatchEvent(key('keydown', 'a'));
      },
    ],
  ])('does nothing where %s', (_name, arrange) => {
    arrange();
    type('Enter');
    type(' ');
    expect(pressed).not.toHaveBeenCalled();
    button.control.dispatchEvent(key('keyup', 'a'));
  });

  it('presses once however long it is held', () => {
    tabThere();
    for (const repeat of [false, true, true]) {
      button.control.dispatchEvent(key('keydown', 'Enter', { repeat }));
      click();
    }
    expect(pressed).toHaveBeenCalledTimes(1);
    button.control.dispatchEvent(key('keyup', 'Enter'));
  });

  it('presses nothing that another page left held down, or that went down in a frame', async () => {
    button.control.dispatchEvent(key('keydown', 'Enter', { repeat: true }));
    click();
    button.control.dispatchEvent(key('keyup', 'Enter'));
    await keysUp();
    button.control.dispatchEvent(key('keypress', 'Enter'));
    click();
    button.control.dispatchEvent(key('keyup', 'Enter'));
    expect(pressed).not.toHaveBeenCalled();
  });

  it('presses only the post that it began on', () => {
    tabThere();
    button.control.dispatchEvent(key('keydown', 'Enter'));
    button.show({ ...post, awemeId: '2' }, { state: 'idle' });
    click();
    expect(pressed).not.toHaveBeenCalled();
    button.control.dispatchEvent(key('keyup', 'Enter'));
  });
});

describe('a screen reader', () => {
  it('presses without pointer and key, also while its own keys are held', () => {
    click();
    for (const held of ['Control', 'Alt']) document.body.dispatchEvent(key('keydown', held));
    click();
    expect(pressed).toHaveBeenCalledTimes(2);
  });

  it('presses after keys whose end was in another window', () => {
    document.body.dispatchEvent(key('keydown', 'F6'));
    window.dispatchEvent(byHand(new FocusEvent('blur')));
    click();
    expect(pressed).toHaveBeenCalledTimes(1);
  });

  it.each(moved.slice(0, 9))('does nothing when %s', (_name, arrange) => {
    arrange();
    click();
    expect(pressed).not.toHaveBeenCalled();
  });
});
