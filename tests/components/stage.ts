import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { db } from '@/lib/archive/db';

/** An empty archive, default settings, an empty page. */
export async function resetStage(): Promise<void> {
  render(null, document.body);
  fakeBrowser.reset();
  await Promise.all(db.tables.map((table) => table.clear()));
}

/** Renders into the page, effects included. */
export function mount(what: ComponentChild): void {
  void act(() => render(what, document.body));
}

/** The visible text, spaces run together. */
export function shown(): string {
  return (document.body.textContent ?? '').replace(/\s+/g, ' ');
}

/** Waits until the text is there. */
export function untilShown(text: string | RegExp): Promise<unknown> {
  return until(() => {
    const found = typeof text === 'string' ? shown().includes(text) : text.test(shown());
    if (!found) throw new Error(`"${text}" is not in "${shown()}"`);
  });
}

/** Waits until it no longer throws; beside a busy suite that takes its time. */
export function until(check: () => unknown): Promise<unknown> {
  return vi.waitFor(check, { timeout: 4_000 });
}

/** The first element of this kind whose text, or label, contains `name`. */
export function find<K extends keyof HTMLElementTagNameMap>(tag: K, name: string): HTMLElementTagNameMap[K] {
  const all = [...document.body.querySelectorAll(tag)];
  const found = all.find((one) => nameOf(one).includes(name));
  if (!found) throw new Error(`No <${tag}> is called "${name}": ${all.map(nameOf).join(' | ')}`);
  return found;
}

/** A click, and all that follows at once. */
export async function click(target: HTMLElement): Promise<void> {
  await act(async () => target.click());
}

/** Types: the whole new text, as the input event leaves it. */
export async function type(target: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<void> {
  await act(async () => {
    target.value = text;
    target.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** Leaves a field, or chooses in it. */
export async function change(target: HTMLElement): Promise<void> {
  await act(async () => {
    target.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

/** Chooses the first option with these words. */
export async function pick(select: HTMLSelectElement, words: string): Promise<void> {
  select.selectedIndex = [...select.options].findIndex((option) => option.text.includes(words));
  await change(select);
}

function nameOf(element: HTMLElement): string {
  const label = element.closest('label')?.textContent ?? '';
  return [element.getAttribute('aria-label') ?? '', element.textContent ?? '', label].join(' ');
}
