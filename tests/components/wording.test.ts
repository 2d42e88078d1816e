// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { counted, inBytes, inDigits, inMinutes, inPercent, listed } from '@/components/wording';

describe('counted', () => {
  it.each([
    [0, '0 posts'],
    [1, '1 post'],
    [2, '2 posts'],
    [1482, '1,482 posts'],
  ])('%d', (count, words) => {
    expect(counted(count, 'post')).toBe(words);
  });
});

describe('inBytes', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1000, '1 kB'],
    [15_100, '15 kB'],
    [5_100_000, '5.1 MB'],
    [9_340_000_000, '9.3 GB'],
    [2e12, '2 TB'],
    [2e18, '2,000,000 TB'],
  ])('%d', (bytes, words) => {
    expect(inBytes(bytes)).toBe(words);
  });
});

it('writes numbers and lists', () => {
  expect(inDigits(1234567)).toBe('1,234,567');
  expect(inPercent(0.373)).toBe('37%');
  expect(listed(['a'])).toBe('a');
  expect(listed(['a', 'b', 'c'])).toBe('a, b, and c');
});

it('writes the day of a time unless it is today', () => {
  const now = new Date();
  expect(inMinutes(now.getTime())).not.toContain(String(now.getFullYear()));
  expect(inMinutes(new Date(2019, 4, 3, 14, 5).getTime())).toMatch(/2019.*05/);
});
