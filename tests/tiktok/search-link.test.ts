import { expect, it } from 'vitest';
import { readLink } from '@/lib/tiktok/links';

it.each([
  ['https://www.tiktok.com/search?q=night%20trains&t=17', 'night trains'],
  ['https://www.tiktok.com/search/video?q=%E5%A4%9C+%26', '夜 &'],
  ['www.tiktok.com/search/?q=a', 'a'],
])('%s searches for %s', (url, keyword) => expect(readLink(url)).toEqual({ kind: 'search', keyword }));

it.each([
  ['people, not posts', 'https://www.tiktok.com/search/user?q=trains'],
  ['no words', 'https://www.tiktok.com/search?q=%20'],
  ['another page', 'https://www.tiktok.com/explore?q=trains'],
  ['another site', 'https://www.example.com/search?q=trains'],
])('%s is no search', (_, url) => expect(readLink(url)).toBeNull());
