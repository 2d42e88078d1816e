import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listenForLists, type ShownList } from '@/entrypoints/tiktok.content/listen-lists';
import { rawItemsIn, rawUsersIn } from '@/entrypoints/tiktok.content/raw-items';
import { createSeenItems } from '@/entrypoints/tiktok.content/seen-items';
import { isPhoto, uniqueIdOf } from '@/entrypoints/tiktok.content/seen-post';
import { createSeenUsers } from '@/entrypoints/tiktok.content/seen-users';
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
});

function written(path: string, changes: Parameters<typeof damaged>[1]): string {
  const list = damaged(wireList([wireVideoItem(), wirePhotoItem(2)]), changes);
  try {
    return JSON.stringify({ path, text: JSON.stringify(list) });
  } catch {
    return JSON.stringify({ path, text: `{"itemList":${'['.repeat(10_000)}${']'.repeat(10_000)}}` });
  }
}
