// @vitest-environment happy-dom
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSaveButton } from '@/entrypoints/tiktok.content/button/save-button';
import { partOf, preparePlatform } from '../platform';

const post = { awemeId: '1', uniqueId: 'mira.paints', kind: 'video' } as const;
const pressed = vi.fn();
let button: ReturnType<typeof createSaveButton>;

/** An event that the platform marks as a person's. */
function byHand<Made extends Event>(event: Made): Made {
  Object.defineProperty(event, 'isTrusted', { value: true });
  return event;
}

function pointer(type: string): PointerEvent {
  return new PointerEvent(type, {
    bubbles: true,
    cancelable: true,
    composed: true,
    pointerType: 'mouse',
    detail: 1,
  });
}

function press(between = () => {}): void {
  button.control.dispatchEvent(byHand(pointer('pointerdown')));
  between();
  button.control.dispatchEvent(byHand(pointer('click')));
}

beforeAll(preparePlatform);
beforeEach(() => {
  vi.clearAllMocks();
  document.body.innerHTML = '';
  button = createSaveButton(document, 'round', pressed);
  document.body.append(button.host);
  button.show(post, { state: 'idle' });
});

describe('a press', () => {
  it('counts where it was aimed', () => {
    press();
    expect(pressed).toHaveBeenCalledTimes(1);
  });

  it.each<[string, () => void]>([
    [
      'the card came to show another post meanwhile',
      () => button.show({ ...post, awemeId: '2' }, { state: 'idle' }),
    ],
    ['the button was taken out of its root', () => document.body.append(button.control)],
    ['it is faded out', () => button.host.style.setProperty('opacity', '0.1')],
    ['what it lies in is faded out', () => document.body.style.setProperty('opacity', '0.1')],
    ['it is hidden', () => button.host.style.setProperty('visibility', 'hidden')],
    [
      'it is spread over the page',
      () => {
        button.control.getBoundingClientRect = () => new DOMRect(0, 0, 1280, 800);
      },
    ],
    [
      'a label of the page presses it',
      () => {
        Object.defineProperty(button.control, 'labels', { value: [document.createElement('label')] });
      },
    ],
  ])('does not count when %s', (_name, arrange) => {
    press(arrange);
    document.body.removeAttribute('style');
    expect(pressed).not.toHaveBeenCalled();
  });

  it('does not count when a script aimed it', () => {
    button.control.dispatchEvent(pointer('pointerdown'));
    button.control.dispatchEvent(byHand(pointer('click')));
    expect(pressed).not.toHaveBeenCalled();
  });

  it('does not count again while the key is held down', () => {
    const key = (repeat: boolean) =>
      new KeyboardEvent('keydown', { key: 'Enter', repeat, cancelable: true, bubbles: true });
    const [first, held] = [byHand(key(false)), byHand(key(true))];
    button.control.dispatchEvent(first);
    button.control.dispatchEvent(held);
    expect([first.defaultPrevented, held.defaultPrevented]).toEqual([false, true]);
    expect(partOf(button.host, 'button')).toBe(button.control);
  });
});
