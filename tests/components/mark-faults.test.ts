import { describe, expect, it } from 'vitest';
import { markFaults } from '@/components/options/mark-faults';

/** Wrong pieces in brackets. */
function marked(text: string, ...spans: [start: number, end: number][]): string {
  const faults = spans.map(([start, end]) => ({ start, end, sentence: '' }));
  return markFaults(text, faults)
    .map((piece) => (piece.wrong ? `[${piece.text}]` : piece.text))
    .join('');
}

describe('markFaults', () => {
  it('leaves a right pattern whole', () => {
    expect(marked('{awemeId}')).toBe('{awemeId}');
  });

  it('marks spans in their order, whatever order they come in', () => {
    expect(marked('a{x}b{y}', [5, 8], [1, 4])).toBe('a[{x}]b[{y}]');
  });

  it('marks a place between two letters', () => {
    expect(marked('ab', [1, 1])).toBe('a[‸]b');
    expect(marked('', [0, 0])).toBe('[‸]');
  });

  it('marks what overlaps once', () => {
    expect(marked('abcdef', [1, 5], [2, 3], [1, 2])).toBe('a[bcde]f');
  });
});
