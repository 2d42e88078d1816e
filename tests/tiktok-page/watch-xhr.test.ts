import { Window } from 'happy-dom';
import { afterEach, describe, expect, test } from 'vitest';
import { watchXhr } from '@/entrypoints/tiktok-page.content/watch-xhr';

type Page = Parameters<typeof watchXhr>[0];
type Request = InstanceType<Window['XMLHttpRequest']>;

const list = 'https://www.tiktok.com/api/post/item_list/?secUid=x';
const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;

let window: Window;
afterEach(() => window.happyDOM.close());

/** A page whose requests are answered with this; what is handed over, and what its own error handler hears. */
function createPage(text: string, status = 200) {
  window = new Window({
    url: 'https://www.tiktok.com/foryou',
    settings: {
      fetch: { interceptor: { beforeAsyncRequest: async () => new window.Response(text, { status }) } },
    },
  });
  const heard: string[] = [];
  const errors: unknown[] = [];
  window.addEventListener('error', (event) => errors.push(event));
  watchXhr(window as unknown as Page, (path, reply) => heard.push(`${path} ${reply}`));
  return { heard, errors };
}

/** Asks as a page does, and waits until it has its answer. */
function ask(url: string, type: `${Request['responseType']}` = ''): Promise<unknown> {
  const request = new window.XMLHttpRequest();
  request.open('GET', url);
  request.responseType = type as Request['responseType'];
  return sent(request);
}

function sent(request: Request): Promise<unknown> {
  return new Promise((resolve) => {
    request.addEventListener('loadend', () => resolve(request.response));
    request.send();
  });
}

describe('watching the page’s XMLHttpRequest', () => {
  test.each(['', 'text', 'json'] as const)(
    'a list that comes as "%s" is handed over, and the page has it too',
    async (type) => {
      const { heard } = createPage('{"itemList":[]}');
      expect(await ask(list, type)).toEqual(type === 'json' ? { itemList: [] } : '{"itemList":[]}');
      expect(heard).toEqual(['/api/post/item_list/?secUid=x {"itemList":[]}']);
    },
  );

  test.each<[string, string, number, Parameters<typeof ask>[1]]>([
    ['what is no list', 'https://www.tiktok.com/api/user/detail/', 200, ''],
    ['what failed', list, 500, ''],
    ['bytes', list, 200, 'arraybuffer'],
  ])('%s is passed over', async (_, url, status, type) => {
    const { heard } = createPage('secret', status);
    await ask(url, type);
    expect(heard).toEqual([]);
  });

  test('one that is opened anew for something else is not taken for the list', async () => {
    const { heard } = createPage('secret');
    const request = new window.XMLHttpRequest();
    request.open('GET', list);
    request.open('GET', 'https://www.tiktok.com/api/user/detail/');
    await sent(request);
    expect(heard).toEqual([]);
  });

  test('one that is opened for one list after another is read each time, once', async () => {
    const { heard } = createPage('{}');
    const request = new window.XMLHttpRequest();
    for (const cursor of [1, 2]) {
      request.open('GET', `https://www.tiktok.com/api/mix/item_list/?cursor=${cursor}`);
      await sent(request);
    }
    expect(heard).toEqual(['/api/mix/item_list/?cursor=1 {}', '/api/mix/item_list/?cursor=2 {}']);
  });

  test('nothing that goes wrong here reaches the page', async () => {
    const { heard, errors } = createPage(deep);
    await ask(list, 'json');
    expect([heard, errors]).toEqual([[], []]);
  });

  test('an address whose own code throws is the page’s affair', () => {
    createPage('fine');
    const odd = Object.create(null) as URL;
    const open = window.XMLHttpRequest.prototype.open;
    const request = new window.XMLHttpRequest();
    expect(() => open.call(request, 'GET', odd as unknown as string)).toThrow(TypeError);
  });
});
