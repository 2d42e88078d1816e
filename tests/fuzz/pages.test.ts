import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listenForLists, type ShownList } from '@/entrypoints/tiktok.content/listen-lists';
import { rawItemsIn, rawUsersIn } from '@/entrypoints/tiktok.content/raw-items';
import { readSubject } from '@/entrypoints/tiktok.content/read-subject';
import { createSeenItems } from '@/entrypoints/tiktok.content/seen-items';
import { isPhoto, uniqueIdOf } from '@/entrypoints/tiktok.content/seen-post';
import { createSeenUsers } from '@/entrypoints/tiktok.content/seen-users';
import { createHandover } from '@/entrypoints/tiktok-page.content/handover';
import { watchXhr } from '@/entrypoints/tiktok-page.content/watch-xhr';
import { wireAuthor, wireList, wirePhotoItem, wireVideoItem } from '../tiktok/wire';
import { cases, patience } from './cases';
import { expectUnpolluted } from './expectations';
import { damaged, edits, hostileText } from './hostile';

/** What the page's own world could put into the event that it passes lists on with. */
const details: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.tuple(hostileText, hostileText).map(([path, text]) => JSON.stringify({ path, text })),
  fc.tuple(fc.constant('/api/post/item_list/'), edits).map(([path, changes]) => written(path, changes)),
  fc.constantFrom<unknown>(null, 7, { path: 'a', text: 'b' }, '{"path":1,"text":2}', 'x'.repeat(17_000_000)),
);

describe('what a page hands over', () => {
  it('is a list with its path, or nothing', { timeout: patience }, () => {
    fc.assert(
      fc.property(fc.array(details, { maxLength: 4 }), (all) => {
        const document = new EventTarget() as unknown as Document;
        const heard: ShownList[] = [];
        const items = createSeenItems(3);
        const users = createSeenUsers(3);
        listenForLists(document, new AbortController().signal, (list) => heard.push(list));
        for (const detail of all) document.dispatchEvent(new CustomEvent('clipkeep:list', { detail }));
        for (const { path, reply } of heard) {
          expect(typeof path).toBe('string');
          for (const raw of rawItemsIn(reply)) items.add(raw);
          for (const raw of rawUsersIn(reply)) users.add(raw);
        }
        const seen = items.get('7412345678901234567');
        expect(typeof isPhoto(seen)).toBe('boolean');
        expect(uniqueIdOf(seen)).toMatch(/^[\w.-]{0,64}$/);
        users.find({ uniqueId: '__proto__' });
        items.awemeIdOfMedia('constructor');
        expectUnpolluted();
      }),
      cases(0.3),
    );
  });

  it('is a post whose id and pictures are its own, or none', { timeout: patience }, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(wireVideoItem(), wirePhotoItem(2)),
        edits,
        hostileText,
        (base, changes, url) => {
          const items = createSeenItems(3);
          const raw = damaged(base, changes);
          items.add(raw);
          items.add(raw);
          expect(items.awemeIdOfMedia(url)).toMatch(/^\d*$/);
          createSeenUsers().add({ user: damaged(wireAuthor, changes), stats: raw });
          expectUnpolluted();
        },
      ),
      cases(0.3),
    );
  });

  it('is what its address shows, whatever it has received', { timeout: patience }, () => {
    const photos = wirePhotoItem(2);
    const paths = [
      '/@b_example',
      `/@b_example/photo/${photos['id']}`,
      `/@/video/${photos['id']}`,
      '/@b_example/live',
    ];
    const addresses = fc.oneof(
      fc.constantFrom(...paths).map((path) => `https://www.tiktok.com${path}`),
      fc
        .tuple(fc.constantFrom(...paths), hostileText)
        .map((parts) => `https://www.tiktok.com${parts.join('')}`),
      hostileText,
    );
    fc.assert(
      fc.property(addresses, edits, (url, changes) => {
        const [items, users] = [createSeenItems(3), createSeenUsers(3)];
        items.add({ ...photos, author: damaged({ uniqueId: 'b_example' }, changes) });
        users.add({ user: damaged(wireAuthor, changes), stats: damaged({ videoCount: 3 }, changes) });
        const subject = readSubject(url, { items, users });
        if (subject.page === 'post') expect(subject.awemeId).toMatch(/^[1-9]\d{0,24}$/);
        if (subject.page === 'post') expect(['video', 'photo']).toContain(subject.kind);
        if (subject.page === 'profile') expect(subject.videoCount).toBeGreaterThanOrEqual(0);
        if ('uniqueId' in subject) expect(subject.uniqueId).toMatch(/^[\w.-]{0,64}$/);
        expect(structuredClone(subject)).toEqual(subject);
        expectUnpolluted();
      }),
      cases(),
    );
  });
});

describe('what a page asks for and receives', () => {
  const replies = fc.array(fc.tuple(hostileText, hostileText), { maxLength: 6 });

  it('is handed over word for word, each reply once, whoever listens first', { timeout: patience }, () => {
    fc.assert(
      fc.property(replies, fc.nat(6), (all, listensAt) => {
        const document = new EventTarget() as unknown as Document;
        const heard: unknown[] = [];
        const listen = () => {
          document.addEventListener('clipkeep:list', (event) =>
            heard.push(JSON.parse((event as CustomEvent<string>).detail)),
          );
          document.dispatchEvent(new CustomEvent('clipkeep:ready'));
        };
        const handOver = createHandover(document);
        for (const [at, [path, text]] of all.entries()) {
          if (at === listensAt) listen();
          handOver(path, text);
        }
        if (listensAt >= all.length) listen();
        document.dispatchEvent(new CustomEvent('clipkeep:ready'));
        expect(heard).toEqual(all.map(([path, text]) => ({ path, text })));
      }),
      cases(0.5),
    );
  });

  const addresses = fc.oneof(
    hostileText,
    hostileText.map((text) => `https://www.tiktok.com/api/post/item_list/?${text}`),
    fc.constantFrom<unknown>(
      undefined,
      7,
      {},
      Object.create(null),
      Symbol('x'),
      new URL('https://a.test/api/'),
    ),
  );

  it('is a list of TikTok’s or none, and the page’s own affair', { timeout: patience }, () => {
    fc.assert(
      fc.property(fc.array(addresses, { maxLength: 3 }), edits, (urls, changes) => {
        const window = pageOf(damaged(wireList([wireVideoItem()]), changes));
        const heard: [path: string, text: string][] = [];
        watchXhr(window, (path, text) => heard.push([path, text]));
        for (const type of ['', 'text', 'json'] as const) {
          const request = new window.XMLHttpRequest();
          for (const url of urls) request.open('GET', url as string);
          request.responseType = type;
          request.dispatchEvent(new Event('load'));
        }
        for (const [path, text] of heard)
          expect([path, typeof text]).toEqual([expect.stringMatching(/^\/api\//), 'string']);
        expectUnpolluted();
      }),
      cases(0.5),
    );
  });
});

/** A page whose requests bring this: a text that can't be had as another type, and JSON as an object. */
function pageOf(response: unknown): Parameters<typeof watchXhr>[0] {
  class XMLHttpRequest extends EventTarget {
    status = 200;
    responseType = '';
    response = response;
    responseText = written('', []);
    open(): void {}
  }
  const page = { XMLHttpRequest, location: { href: 'https://www.tiktok.com/foryou' } };
  return page as unknown as Parameters<typeof watchXhr>[0];
}

function written(path: string, changes: Parameters<typeof damaged>[1]): string {
  const list = damaged(wireList([wireVideoItem(), wirePhotoItem(2)]), changes);
  try {
    return JSON.stringify({ path, text: JSON.stringify(list) });
  } catch {
    return JSON.stringify({ path, text: `{"itemList":${'['.repeat(10_000)}${']'.repeat(10_000)}}` });
  }
}
