import { expect, it } from 'vitest';
import { insertAtCaret } from '@/components/options/insert-at-caret';

it.each([
  ['', 0, 0, '{desc}', '{desc}', 6],
  ['ab', 1, 1, '{x}', 'a{x}b', 4],
  ['ab', 2, 2, '{x}', 'ab{x}', 5],
  ['a-selected-b', 2, 10, '{x}', 'a-{x}-b', 5],
])('%j from %d to %d', (text, start, end, piece, result, caret) => {
  expect(insertAtCaret(text, { start, end }, piece)).toEqual({ text: result, caret });
});
