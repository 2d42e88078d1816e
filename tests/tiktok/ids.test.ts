import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClipkeepError } from '@/lib/tiktok/errors';
import { idPageOf, mixIdInPage, secUidInPage, uniqueIdInPage } from '@/lib/tiktok/id-page';
import {
  awemeIdIn,
  awemeIdsIn,
  type FoundId,
  learnIds,
  mixIdIn,
  mixIdsIn,
  secUidIn,
  secUidsIn,
  uniqueIdIn,
  uniqueIdsIn,
} from '@/lib/tiktok/ids';
import { type Link, readLink } from '@/lib/tiktok/links';
import { anyText } from './any-text';
import { describeSamples, readRows } from './samples';

const id = '7412345678901234567';
const mix = '7400000000000000321';
const secUid = `MS4wLjABAAAA${'aB3-_'.repeat(12)}c`;
const site = 'https://www.tiktok.com';

type Ids = [awemeId: string | null, uniqueId: string | null, secUid: string | null, mixId: string | null];

const texts: [text: string, ids: Ids][] = [
  [`${site}/@cato_example/video/${id}?is_from_webapp=1`, [id, 'cato_example', null, null]],
  [`看看这个${site}/@cato.example/video/${id}，快来`, [id, 'cato.example', null, null]],
  [`【视频】${site}/@cato_example/photo/${id}】复制`, [id, 'cato_example', null, null]],
  [`「${site}/@cato_example/video/${id}」を見て`, [id, 'cato_example', null, null]],
  [`https://m.tiktok.com/v/${id}.html`, [id, null, null, null]],
  [`<iframe src="${site}/embed/v2/${id}">`, [id, null, null, null]],
  [`${site}/player/v1/${id}`, [id, null, null, null]],
  [`www.tiktok.com/@cato_example/video/${id}好看`, [id, 'cato_example', null, null]],
  [`${site}/@${secUid}/video/${id}`, [id, null, secUid, null]],
  [`${site}/@${secUid}`, [null, null, secUid, null]],
  [`${site}/@${secUid}/live`, [null, null, secUid, null]],
  [`${site}/@cato_example/live`, [null, 'cato_example', null, null]],
  [`${site}/@cato_example/playlist/Trains-${mix}`, [null, 'cato_example', null, mix]],
  [`${site}/@cato_example/playlist/%E7%81%AB%E8%BD%A6-${mix}?lang=en`, [null, 'cato_example', null, mix]],
  [`${site}/@cato_example/collection/Best-${id}`, [null, 'cato_example', null, null]],
  [`${site}/@bob#x`, [null, 'bob', null, null]],
  [`${site}/music/rain-${id}`, [null, null, null, null]],
  [`${site}/tag/rain`, [null, null, null, null]],
  ['https://vt.tiktok.com/ZSabc/，快来', [null, null, null, null]],
  [id, [id, null, null, id]],
  ['@cato_example', [null, 'cato_example', null, null]],
  ['看@cato_example的作品', [null, 'cato_example', null, null]],
  [`作品号：${id}。`, [id, null, null, id]],
  [secUid, [null, null, secUid, null]],
  ['write to somebody@tiktok.com', [null, null, null, null]],
  ['', [null, null, null, null]],
  ['x', [null, null, null, null]],
];

describe('the first id of each kind', () => {
  it.each(texts)('%s', (text, ids) => {
    expect([awemeIdIn(text), uniqueIdIn(text), secUidIn(text), mixIdIn(text)]).toEqual(ids);
  });

  it('never throws, and gives ids only', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom('', `${site}/@`, `看${site}/`, '@', `${site}/@a/playlist/`),
        (rest, start) => {
          expect(awemeIdIn(start + rest) ?? '1').toMatch(/^[1-9]\d{0,24}$/);
          expect(mixIdIn(start + rest) ?? '1').toMatch(/^[1-9]\d{0,24}$/);
          expect(uniqueIdIn(start + rest) ?? 'a').toMatch(/^[\w.-]+$/);
          expect(secUidIn(start + rest) ?? 'MS4wLjABAAAA').toMatch(/^MS4wLjABAAAA/);
        },
      ),
    );
  });
});

const short: Link = { kind: 'short', url: 'https://vt.tiktok.com/ZSabc/' };

describe('the ids of a list', () => {
  it('come each with its text: the id, what to ask, or what is wrong', () => {
    const list = [
      `${site}/@a_example/video/${id}`,
      'nonsense',
      'https://vt.tiktok.com/ZSabc',
      `${id} ${mix}`,
    ];
    const found = awemeIdsIn(list);
    expect(found.map((one) => ('id' in one ? one.id : 'ask' in one ? one.ask : one.problem.code))).toEqual([
      id,
      'badLink',
      short,
      mix,
    ]);
    expect(found.map(({ text }) => text)).toEqual([list[0], 'nonsense', list[2], mix]);
  });

  it('are asked of the pages that know them', () => {
    const asks = (found: FoundId[]) =>
      found.flatMap((one) => ('ask' in one ? [idPageOf(one.ask)?.path] : []));
    const post = `${site}/@a_example/video/${id}`;
    expect(asks(secUidsIn([post, '@b_example', id, `${site}/music/x-${mix}`]))).toEqual([
      `/@a_example/video/${id}`,
      '/@b_example',
      `/@i/video/${id}`,
    ]);
    expect(asks(uniqueIdsIn([post, secUid, id, `${site}/@${secUid}/live`]))).toEqual([
      `/@${secUid}`,
      `/@i/video/${id}`,
      `/@${secUid}`,
    ]);
    expect(asks(mixIdsIn([post, '@b_example']))).toEqual([`/@a_example/video/${id}`]);
    expect(idPageOf(short)).toBeNull();
  });

  it('of nothing are none', () => {
    expect([awemeIdsIn(''), awemeIdsIn([]), secUidsIn([' '])]).toEqual([[], [], []]);
  });
});

describe('learnIds', () => {
  it('lets one bad link be, and goes on', async () => {
    const urls = ['gone', 'empty', 'good'].map((code) => `https://vt.tiktok.com/${code}/`);
    const found = await learnIds(awemeIdsIn([...urls, id]), async (link) => {
      if (link.kind !== 'short') throw new Error('a bug');
      if (link.url.includes('gone')) throw new ClipkeepError('network');
      return link.url.includes('good') ? mix : null;
    });
    expect(found.map((one) => ('id' in one ? one.id : 'problem' in one ? one.problem.code : 'ask'))).toEqual([
      'network',
      'badLink',
      mix,
      id,
    ]);
  });

  it('does not catch bugs', async () => {
    const learn = () => Promise.reject(new TypeError('a bug'));
    await expect(learnIds(awemeIdsIn('https://vt.tiktok.com/ZSabc/'), learn)).rejects.toThrow(TypeError);
  });
});

describe('ids in a page', () => {
  it.each([
    [{ 'webapp.user-detail': { userInfo: { user: { secUid: 's', uniqueId: 'u' } } } }, ['s', 'u', null]],
    [
      { 'webapp.video-detail': { itemInfo: { itemStruct: { author: { secUid: 's' }, playlistId: mix } } } },
      ['s', null, mix],
    ],
    [{}, [null, null, null]],
    [{ 'webapp.user-detail': { userInfo: { user: { secUid: 7 } } } }, [null, null, null]],
  ])('%j', (scopes, ids) => {
    expect([secUidInPage(scopes), uniqueIdInPage(scopes), mixIdInPage(scopes)]).toEqual(ids);
  });
});

interface Row {
  in: {
    fn: 'get_aweme_id' | 'get_uniqueid' | 'get_secuid';
    url: string;
    final_url?: string;
    status?: number;
    universal?: { __DEFAULT_SCOPE__?: Record<string, unknown> };
  };
  out: { result?: string; error?: string };
}

const isPost = ({ in: { url, final_url } }: Row) => readLink(final_url ?? url)?.kind === 'post';

/** Where f2 was wrong, each row by its reason; what we do there is in the tables above. */
const defects: [reason: string, holds: (row: Row) => boolean][] = [
  [
    'it fails with a request that the text makes needless',
    ({ in: { status = 200 } }) => ![200, 444].includes(status),
  ],
  ['it takes a fragment into the handle', ({ out }) => /[#?]/.test(out.result ?? '')],
  ['it gives an empty id for none', ({ out }) => out.result === ''],
  [
    'it reads the page of a post only where the link that it was given says so',
    (row) => row.in.fn === 'get_secuid' && row.out.error === 'ValueError' && isPost(row),
  ],
  [
    'it reads no id of photo, embed and player links',
    (row) => row.in.fn === 'get_aweme_id' && row.out.error === 'APIResponseError' && isPost(row),
  ],
  [
    'it needs a scheme and knows no bare ids and names',
    ({ in: { url }, out }) =>
      out.error === 'APINotFoundError' && !/https?:/.test(url) && readLink(url) !== null,
  ],
];

const defectOf = (row: Row) => defects.find(([, holds]) => holds(row))?.[0];

/** As f2: the link as it is, or where it leads; for a secUid the page, unless it is the one that says there is none. */
function ours({ fn, url, final_url, universal }: Row['in']): string | null {
  const text = final_url ?? url;
  if (fn === 'get_aweme_id') return awemeIdIn(text);
  if (fn === 'get_uniqueid') return uniqueIdIn(text);
  return secUidsIn(text).some((one) => 'ask' in one)
    ? secUidInPage(universal?.__DEFAULT_SCOPE__ ?? {})
    : null;
}

describeSamples('every link that f2 was given, where it was right', () => {
  const rows = readRows<Row>('f2-ids.jsonl');
  const good = rows.filter((row) => defectOf(row) === undefined);

  it('are most of them', () => expect(good.length).toBeGreaterThan(rows.length / 2));

  it.each(good)('$in.fn $in.url → $in.final_url', ({ in: row, out }) => {
    expect(ours(row)).toBe(out.result ?? null);
  });

  const bad = rows.flatMap((row) => {
    const reason = defectOf(row);
    return reason === undefined ? [] : [{ ...row, reason }];
  });
  it.each(bad)('$in.fn $in.url → $in.final_url: $reason, we do not', ({ in: row, out }) => {
    expect(ours(row)).not.toBe(out.result ?? null);
  });
});
