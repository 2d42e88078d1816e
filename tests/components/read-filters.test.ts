import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCount } from '@/components/popup/read-count';
import { type FilterTexts, readFilters } from '@/components/popup/read-filters';

describe('a number', () => {
  it.each([
    ['', {}],
    ['  ', {}],
    ['1', { count: 1 }],
    [' 1200 ', { count: 1200 }],
    ['1,200', { count: 1200 }],
    ['1.200.300', { count: 1_200_300 }],
    ['1 200', { count: 1200 }],
    ['007', { count: 7 }],
  ])('%j is read', (text, read) => {
    expect(readCount(text, 1)).toEqual(read);
  });

  it.each([
    '0',
    '-3',
    'x',
    'ten',
    '1.5',
    '1,20',
    '1,200.300',
    '12,34,567',
    '1e3',
    '0x10',
    '9'.repeat(17),
    '٣',
  ])('%j is none, and says so', (text) => {
    expect(readCount(text, 1)).toEqual({
      fault: 'Write a whole number in digits, 1 or more, or leave this empty.',
    });
  });

  it('comes back as any English page writes it', () => {
    fc.assert(
      fc.property(fc.nat(), (count) => {
        expect(readCount(count.toLocaleString('en'), 0)).toEqual({ count });
      }),
    );
  });

  it('is a count or a fault, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readCount(text, 1);
        if ('count' in read) expect(read.count).toBeGreaterThanOrEqual(1);
        else expect('fault' in read || text.trim() === '').toBe(true);
      }),
    );
  });
});

describe('filters', () => {
  it.each<[FilterTexts, object]>([
    [{}, {}],
    [{ newest: '', from: '', to: '', kind: '', minLikes: '', minViews: '', onlyNew: false }, {}],
    [{ newest: '50' }, { newest: 50 }],
    [{ minLikes: '0', minViews: '10' }, { minViews: 10 }],
    [
      { kind: 'photo', onlyNew: true },
      { kind: 'photo', onlyNew: true },
    ],
    [{ kind: 'stories' }, {}],
    [
      { from: '2026-03-01', to: '2026-03-01' },
      { from: '2026-03-01', to: '2026-03-01' },
    ],
  ])('%j', (texts, filters) => {
    expect(readFilters(texts)).toEqual({ filters, faults: {} });
  });

  it('that make no sense are told field by field', () => {
    const texts = { newest: '0', minLikes: 'x', minViews: '5', from: '2026-03-02', to: '2026-03-01' };
    const { filters, faults } = readFilters(texts);
    expect(Object.keys(faults).sort()).toEqual(['minLikes', 'newest', 'to']);
    expect(faults.to).toBe('This day is before the first one.');
    expect(filters).toMatchObject({ minViews: 5 });
  });
});
