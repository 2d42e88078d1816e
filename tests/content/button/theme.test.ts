// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { readTheme, watchTheme } from '@/entrypoints/tiktok.content/button/theme';

const { documentElement: html, body } = document;

afterEach(() => {
  html.removeAttribute('data-theme');
  body.removeAttribute('style');
});

it.each([
  ['what the site says', 'dark', 'background: rgb(255, 255, 255)', 'dark'],
  ['a light site', 'light', 'background: rgb(0, 0, 0)', 'light'],
  ['a dark background', null, 'background-color: rgb(18, 18, 18)', 'dark'],
  ['a light background', null, 'background-color: rgb(248, 248, 248)', 'light'],
  ['what the person prefers, behind nothing', null, 'background-color: rgba(0, 0, 0, 0)', 'light'],
])('follows %s', (_name, said, style, expected) => {
  if (said) html.setAttribute('data-theme', said);
  body.setAttribute('style', style);
  expect(readTheme(window)).toBe(expected);
});

it('tells a change, once, until the end', async () => {
  const [changed, end] = [vi.fn(), new AbortController()];
  html.setAttribute('data-theme', 'light');
  watchTheme(window, end.signal, changed);
  html.setAttribute('data-theme', 'dark');
  body.className = 'something-else';
  await vi.waitFor(() => expect(changed.mock.calls).toEqual([['dark']]));
  end.abort();
});
