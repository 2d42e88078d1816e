// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { createHandover } from '@/entrypoints/tiktok-page.content/handover';

function listen(page: Document): string[] {
  const heard: string[] = [];
  page.addEventListener('clipkeep:list', (event) => {
    const { path, text } = JSON.parse((event as CustomEvent<string>).detail) as {
      path: string;
      text: string;
    };
    heard.push(`${path} ${text}`);
  });
  page.dispatchEvent(new CustomEvent('clipkeep:ready'));
  return heard;
}

const newPage = () => document.implementation.createHTMLDocument('');

describe('handing lists over', () => {
  test('a script that comes later hears what came before, once, and then all else', () => {
    const page = newPage();
    const handOver = createHandover(page);
    handOver('/a/', '1');
    const heard = listen(page);
    handOver('/a/', '2');
    page.dispatchEvent(new CustomEvent('clipkeep:ready'));
    expect(heard).toEqual(['/a/ 1', '/a/ 2']);
  });

  test('a script that came first hears all', () => {
    const page = newPage();
    const heard = listen(page);
    const handOver = createHandover(page);
    handOver('/a/', '1');
    expect(heard).toEqual(['/a/ 1']);
  });

  test('keeps the last 50 only', () => {
    const page = newPage();
    const handOver = createHandover(page);
    for (let i = 1; i <= 60; i++) handOver('/a/', `${i}`);
    const heard = listen(page);
    expect(heard).toHaveLength(50);
    expect(heard[0]).toBe('/a/ 11');
  });

  test('keeps no more than 30 million characters, and hands none over beyond 8 million', () => {
    const page = newPage();
    const handOver = createHandover(page);
    for (let i = 0; i < 5; i++) handOver(`/${i}/`, 'x'.repeat(7_000_000));
    handOver('/huge/', 'x'.repeat(8_000_001));
    expect(listen(page).map((text) => text.slice(0, 3))).toEqual(['/1/', '/2/', '/3/', '/4/']);
  });
});
