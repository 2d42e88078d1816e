// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReasonBubble } from '@/entrypoints/tiktok.content/button/reason-bubble';
import { preparePlatform } from '../platform';

/** What the browser says of the control; happy-dom knows no pointer, and no focus but a visible one. */
const told = new Set<string>();

let control: HTMLButtonElement;
let bubble: HTMLElement;

beforeAll(preparePlatform);

beforeEach(() => {
  told.clear();
  control = document.createElement('button');
  const made = createReasonBubble(control);
  bubble = made.bubble;
  document.body.replaceChildren(control, bubble);
  const matches = (selector: string) => selector.split(', ').some((one) => told.has(one));
  Object.assign(control, { matches });
  made.say('The connection broke.');
});

afterEach(() => vi.restoreAllMocks());

/** An event of the control, after which the browser says this of it. */
function happens(type: string, ...now: string[]): void {
  tell(now);
  control.dispatchEvent(new Event(type));
}

function scrolls(...now: string[]): void {
  tell(now);
  document.dispatchEvent(new Event('scroll'));
}

function tell(now: string[]): void {
  told.clear();
  for (const one of now) told.add(one);
}

const isOpen = () => bubble.hasAttribute('data-open');

describe('the reason', () => {
  it('shows while the pointer is on the control, not after a press with it', () => {
    happens('pointerenter', ':hover');
    expect(isOpen()).toBe(true);
    happens('focus', ':hover', ':focus');
    happens('pointerleave', ':focus');
    expect(isOpen()).toBe(false);
  });

  it('shows while a key brought the focus there', () => {
    happens('focus', ':focus', ':focus-visible');
    expect(isOpen()).toBe(true);
    happens('blur');
    expect(isOpen()).toBe(false);
  });

  it('goes when the control is scrolled away from the pointer', () => {
    happens('pointerenter', ':hover');
    scrolls();
    expect(isOpen()).toBe(false);
  });

  it('follows the control that has the focus, which is scrolled into sight by that', () => {
    happens('focus', ':focus', ':focus-visible');
    vi.spyOn(control, 'getBoundingClientRect').mockReturnValue(new DOMRect(300, 200, 48, 48));
    scrolls(':focus', ':focus-visible');
    expect([isOpen(), bubble.style.left, bubble.style.top]).toEqual([true, '300px', '256px']);
  });

  it.each([
    ['is closed', () => happens('pointerleave')],
    ['is gone with its button', () => [bubble.remove(), scrolls(':hover')]],
  ])('hears of no scrolling once it %s', (_name, end) => {
    happens('pointerenter', ':hover');
    end();
    const looked = vi.spyOn(control, 'matches');
    document.body.append(bubble);
    scrolls(':hover');
    expect(looked).not.toHaveBeenCalled();
  });
});
