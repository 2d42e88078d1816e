// @vitest-environment happy-dom
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchPresses } from '@/entrypoints/tiktok.content/button/presses';
import { createSaveButton } from '@/entrypoints/tiktok.content/button/save-button';
import { partOf, preparePlatform, pressByHand } from '../platform';

const post = { awemeId: '1', uniqueId: 'mira.paints', kind: 'video' } as const;

beforeAll(() => {
  preparePlatform();
  watchPresses(window);
});

describe('the button', () => {
  const pressed = vi.fn();
  const outside = vi.fn();
  let button: ReturnType<typeof createSaveButton>;

  beforeEach(() => {
    vi.clearAllMocks();
    document.body.innerHTML = '<div id="tile"></div>';
    button = createSaveButton(document, 'badge', pressed);
    document.querySelector('#tile')?.append(button.host);
    button.show(post, { state: 'idle' });
  });

  it('is a real button in a root of its own, and leaves nothing of the archive on its host', () => {
    button.show(post, { state: 'saved' });
    expect(button.control).toBeInstanceOf(HTMLButtonElement);
    expect(button.control.type).toBe('button');
    expect(button.host.shadowRoot?.querySelector('button')).toBe(button.control);
    expect(button.host.outerHTML).toBe('<clipkeep-button data-place="badge"></clipkeep-button>');
  });

  it('is English, which is written from left to right, on a page of any language; its host is placed as the page is written', () => {
    const box = partOf(button.host, '.box');
    expect([box.lang, box.dir]).toEqual(['en', 'ltr']);
    expect(box.contains(button.control)).toBe(true);
    expect([button.host.lang, button.host.dir]).toEqual(['', '']);
  });

  it('ignores what a script does', () => {
    button.control.click();
    button.control.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(pressed).not.toHaveBeenCalled();
  });

  it('takes a press, and keeps it from the tile', () => {
    for (const type of ['click', 'keydown', 'pointerdown'])
      document.querySelector('#tile')?.addEventListener(type, outside);
    pressByHand(button.host);
    for (const type of ['keydown', 'pointerdown'])
      button.control.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    expect(pressed).toHaveBeenCalledTimes(1);
    expect(outside).not.toHaveBeenCalled();
  });

  it('shows each state as icon, words and busy', () => {
    const seen = (['idle', 'saving', 'saved', 'stale'] as const).map((state) => {
      button.show(post, { state });
      const box = partOf(button.host, '.box');
      return [
        box.dataset['state'],
        box.querySelectorAll('svg').length,
        button.control.getAttribute('aria-busy'),
      ];
    });
    expect(seen).toEqual([
      ['idle', 1, 'false'],
      ['saving', 2, 'true'],
      ['saved', 1, 'false'],
      ['stale', 1, 'false'],
    ]);
  });

  it('fills its ring, and turns it while nothing is known', () => {
    button.show(post, { state: 'saving', progress: 0.4 });
    expect(partOf(button.host, '.ring').style.getPropertyValue('--share')).toBe('0.4');
    button.show(post, { state: 'saving' });
    expect(partOf(button.host, '.ring').classList.contains('turning')).toBe(true);
  });

  it('keeps the sentence of a failure as text', () => {
    button.show(post, { state: 'failed', sentence: '<img src=x onerror=alert(1)>' });
    expect(partOf(button.host, '[role="tooltip"]').children).toHaveLength(0);
    expect(partOf(button.host, '[role="tooltip"]').textContent).toBe(
      '<img src=x onerror=alert(1)> Press to try again.',
    );
  });

  it('says aloud the result of a press, and of nothing else', () => {
    const said = () => partOf(button.host, '[role="status"]').textContent;
    button.show(post, { state: 'saved' });
    expect(said()).toBe('');
    pressByHand(button.host);
    button.show(post, { state: 'saving' });
    expect(said()).toBe('');
    button.show(post, { state: 'failed', sentence: 'The connection broke.' });
    expect(said()).toBe('The connection broke. Press to try again.');
  });

  it('says nothing of another post that the card has come to show', () => {
    pressByHand(button.host);
    button.show({ ...post, awemeId: '2' }, { state: 'saved' });
    expect(partOf(button.host, '[role="status"]').textContent).toBe('');
  });
});
