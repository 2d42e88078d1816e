import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesIn } from '@/components/archive/lines-in';
import { listPath } from '@/entrypoints/tiktok-page.content/list-path';
import { readBackupLine, writeBackupLine } from '@/lib/archive/backup-lines';
import { csvLine } from '@/lib/archive/exports/csv';
import { importFor, imports } from '@/lib/archive/imports';
import { folder } from '@/lib/archive/imports/folder';
import { mediaUrl } from '@/lib/tiktok/hosts';
import { idPageOf } from '@/lib/tiktok/id-page';
import { awemeIdsIn, mixIdsIn, secUidsIn, uniqueIdsIn } from '@/lib/tiktok/ids';
import { postLinkOf, readLink, readLinks } from '@/lib/tiktok/links';
import { readTable } from '../archive/read-table';
import { cases, patience } from './cases';
import { expectOwnLink, expectUnpolluted } from './expectations';
import { damaged, edits, foreignUrls, hostileText } from './hostile';

const id = '7412345678901234567';
const paths = [
  `/@a/video/${id}`,
  '/@a',
  '/tag/x',
  '/music/a-1',
  '/search?q=a',
  '/t/ZMabc/',
  '/@a/playlist/x-1',
  '/share/live/1',
];
const own = fc.constantFrom('https://www.tiktok.com', 'http://m.tiktok.com', 'vm.tiktok.com', 'tiktok.com');
const anyLink = fc.oneof(
  hostileText,
  fc.tuple(own, fc.constantFrom(...paths), hostileText).map((parts) => parts.join('')),
  fc.tuple(fc.webUrl(), fc.constantFrom(...paths)).map((parts) => parts.join('')),
);

describe('links in any text', () => {
  it.each(foreignUrls.filter((url) => url.startsWith('http')))('%s is no link of ours to fetch', (url) => {
    const clean = mediaUrl(url);
    if (clean !== null) expectOwnLink(clean);
    const link = readLink(url);
    // What is http of TikTok's own is asked for by https: only what it names is taken.
    if (!url.startsWith('http://www.tiktok.com/')) expect(link?.kind ?? 'user').toBe('user');
  });

  it('lead to TikTok alone', { timeout: patience }, () => {
    fc.assert(
      fc.property(anyLink, (text) => {
        const link = readLink(text);
        if (link?.kind === 'short') expectOwnLink(link.url);
        if (link?.kind === 'post') expect(link.awemeId).toMatch(/^[1-9]\d{0,24}$/);
        const page = link && idPageOf(link);
        if (page) expectOwnLink(`https://www.tiktok.com${page.path}`);
        const clean = mediaUrl(text);
        if (clean !== null) expectOwnLink(clean);
        expect(postLinkOf(text)?.awemeId ?? '1').toMatch(/^[1-9]\d{0,24}$/);
        const path = listPath(text, 'https://www.tiktok.com/@a');
        if (path !== null) expect(path).toMatch(/^\/api\//);
      }),
      cases(),
    );
  });

  /** Posts that no other part of a text names, one of them said twice. */
  const posts = ['7400000000000000001', '7400000000000000002', '7400000000000000001'];

  it('are found, each once, with what they name', { timeout: patience }, () => {
    fc.assert(
      fc.property(
        fc.array(anyLink, { maxLength: 6 }),
        fc.constantFrom(' ', '\n', '，', ''),
        (parts, between) => {
          const lines = posts.map((awemeId) => `https://www.tiktok.com/@b_example/video/${awemeId}`);
          const text = [parts.join(between), ...lines, parts.join(between)].join('\n');
          const found = readLinks(text);
          for (const { link } of found) if (link?.kind === 'short') expectOwnLink(link.url);
          const keys = found.map((one) => JSON.stringify(one.link ?? one.text));
          expect(new Set(keys).size).toBe(keys.length);
          const ids = found.flatMap(({ link }) => (link?.kind === 'post' ? link.awemeId : []));
          expect(ids.filter((one) => posts.includes(one))).toEqual(posts.slice(0, 2));
          const named = awemeIdsIn(text).flatMap((one) => ('id' in one ? one.id : []));
          expect(named.filter((one) => posts.includes(one))).toEqual(posts.slice(0, 2));
          expect(uniqueIdsIn(text)).toContainEqual(expect.objectContaining({ id: 'b_example' }));
          for (const idsIn of [secUidsIn, mixIdsIn])
            for (const one of idsIn(text)) if ('id' in one) expect(one.id).toMatch(/^[\w-]+$/);
        },
      ),
      cases(0.3),
    );
  });
});

const row = {
  id: `${id}/video/1`,
  awemeId: id,
  asset: 'video',
  num: 1,
  path: 'a/b.mp4',
  size: 5,
  savedAt: 1,
};
const records = [
  { file: row },
  { clipkeep: 1, madeAt: 1, counts: { files: 1, posts: 0, users: 0 } },
  {
    'Likes and Favorites': {
      'Like List': { ItemFavoriteList: [{ Link: `https://www.tiktokv.com/share/video/${id}/` }] },
    },
  },
];
const line = fc.oneof(
  hostileText,
  fc.constantFrom(
    `tiktok ${id}`,
    `tiktok${id}_01_`,
    `tiktok${id}_0_7300000000000000001`,
    `https://www.tiktok.com/@a/video/${id}`,
    '{"file":{',
  ),
  fc.tuple(fc.constantFrom(...records), edits).map(([base, changes]) => written(damaged(base, changes))),
);

describe('records of the past, of any text,', () => {
  it('are read, and give rows of a safe form alone', { timeout: patience }, () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const text = lines.join('\n');
        importFor(text);
        for (const one of imports) {
          one.fits(text);
          const { found, wanted, posts } = one.read(text);
          for (const { id: whole, awemeId, asset, state, path } of found) {
            expect(path).not.toMatch(/^[/~]|[\\:]|(?:^|\/)\.{1,2}(?:\/|$)/);
            expect([state, awemeId]).toEqual(['saved', expect.stringMatching(/^[1-9]\d{0,24}$/)]);
            expect(whole.startsWith(`${awemeId}/${asset}/`)).toBe(true);
          }
          for (const { awemeIds } of wanted)
            for (const one of awemeIds) expect(one).toMatch(/^[1-9]\d{0,24}$/);
          expect(posts.every(({ video, photos }) => video === null && photos.length === 0)).toBe(true);
        }
        expectUnpolluted();
      }),
      cases(0.1),
    );
  });

  it('are read line by line as they are read whole', { timeout: patience }, async () => {
    const texts = fc.array(fc.oneof(line, fc.constantFrom('', ' ', '\r', '\ufeff', '😀')), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.uint8Array({ maxLength: 9 }),
        fc.integer({ min: 1, max: 40 }),
        async (all, bytes, pieces) => {
          const file = new File([all.join('\n'), bytes, '\n', all.join('\r\n')], 'a');
          const whole = new TextDecoder().decode(await file.arrayBuffer());
          const found: string[] = [];
          for await (const one of linesIn(file, new TextDecoder(), Math.ceil(file.size / pieces)))
            found.push(one);
          expect(found).toEqual(
            whole
              .split('\n')
              .map((one) => one.trim())
              .filter(Boolean),
          );
        },
      ),
      cases(0.2),
    );
  });

  it('are names of files', { timeout: patience }, () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            path: fc.oneof(
              hostileText,
              hostileText.map((text) => `${text}${id}_01.jpg`),
            ),
            size: fc.nat(),
          }),
        ),
        (names) => {
          const { found, unreadable } = folder.read(names);
          expect(found.length + unreadable).toBeLessThanOrEqual(names.length);
        },
      ),
      cases(0.3),
    );
  });

  it('are written as they are read', { timeout: patience }, () => {
    fc.assert(
      fc.property(fc.constantFrom(...records.slice(0, 2)), edits, (base, changes) => {
        const entry = readBackupLine(written(damaged(base, changes)));
        if (entry) expect(readBackupLine(writeBackupLine(entry))).toEqual(entry);
      }),
      cases(0.3),
    );
  });
});

describe('a table for spreadsheets', () => {
  it('runs nothing, and keeps its cells', { timeout: patience }, () => {
    const plain = (text: string) => text.replaceAll("'", '');
    fc.assert(
      fc.property(fc.array(fc.oneof(hostileText, fc.nat()), { minLength: 1, maxLength: 5 }), (cells) => {
        const line = csvLine(cells);
        expect(readTable(line, ',')[0]?.map(plain)).toEqual(cells.map(String).map(plain));
        for (const separator of [',', ';', '\t'])
          for (const cell of readTable(line, separator).flat())
            expect(cell.replace(/^[\s"]+/, '')).not.toMatch(/^[=+\-@]/);
      }),
      cases(),
    );
  });
});

function written(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return `{"file":${'['.repeat(10_000)}${']'.repeat(10_000)}}`;
  }
}
