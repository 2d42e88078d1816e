import { expect, test } from 'vitest';
import { listPath } from '@/entrypoints/tiktok-page.content/list-path';

test.each([
  ['/api/post/item_list/?secUid=x&cursor=0', '/api/post/item_list/?secUid=x&cursor=0'],
  ['/api/post/item_list?secUid=x', '/api/post/item_list/?secUid=x'],
  ['https://www.tiktok.com/api/recommend/item_list/?a', '/api/recommend/item_list/?a'],
  ['https://us.tiktok.com/api/user/collect/item_list/', '/api/user/collect/item_list/'],
  ['/api/story/batch/item_list/', '/api/story/batch/item_list/'],
  ['/api/item/detail/?itemId=1', '/api/item/detail/?itemId=1'],
  ['/api/search/general/full/?keyword=x y', '/api/search/general/full/?keyword=x%20y'],
  ['/api/search/item/full/', '/api/search/item/full/'],
  [new URL('https://www.tiktok.com/api/mix/item_list/'), '/api/mix/item_list/'],
  ['/api/preload/item_list/', null],
  ['/api/prefetch/explore/item_list/', null],
  ['/api/search/user/full/', null],
  ['/api/comment/list/', null],
  ['/api/user/detail/', null],
  ['https://evil.test/api/post/item_list/', null],
  ['https://nottiktok.com/api/post/item_list/', null],
  ['https://www.tiktok.com/?next=/api/post/item_list/', null],
  ['https://:/api/', null],
  [undefined, null],
  [{}, null],
  [Symbol('/api/post/item_list/'), null],
])('%s is %s', (url, path) => {
  expect(listPath(url, 'https://www.tiktok.com/@cato_example')).toBe(path);
});

test.each([
  ['has no text', Object.create(null)],
  [
    'throws',
    {
      toString() {
        throw new Error("the page's own");
      },
    },
  ],
])('an address that %s is no list', (_, url: unknown) => {
  expect(listPath(url, 'https://www.tiktok.com/')).toBeNull();
});
