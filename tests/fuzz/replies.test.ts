import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rawItemsIn, rawUsersIn } from '@/entrypoints/tiktok.content/raw-items';
import { sources } from '@/lib/sources';
import type { Reply } from '@/lib/tiktok/ask';
import { firstComments, readCommentPart } from '@/lib/tiktok/comment-walk';
import { dictionary, type F2Filter, readFields, readRecords } from '@/lib/tiktok/dictionary';
import { mixIdInPage, secUidInPage, uniqueIdInPage } from '@/lib/tiktok/id-page';
import type { Item } from '@/lib/tiktok/item';
import * as lookups from '@/lib/tiktok/lookups';
import { readItem, readItems } from '@/lib/tiktok/read-item';
import { contextOf, itemOf, readScopes, userOf } from '@/lib/tiktok/read-page';
import { readUser } from '@/lib/tiktok/read-user';
import { readApiReply, readPageReply } from '@/lib/tiktok/status';
import type { Target } from '@/lib/tiktok/target';
import { isRecord } from '@/lib/tiktok/wire-values';
import {
  pageHtml,
  pageVideoItem,
  postScopes,
  wireAuthor,
  wireList,
  wirePhotoItem,
  wireVideoItem,
} from '../tiktok/wire';
import { cases, patience } from './cases';
import { expectOwnLink, orRefused } from './expectations';
import { damaged, edits, hostileText } from './hostile';

const comment = (cid: string, more = {}) => ({
  ...{ cid, aweme_id: '7412345678901234567', text: 'Invented.', create_time: 1725800000, digg_count: 3 },
  ...{
    reply_comment_total: 2,
    reply_comment: null,
    comment_language: 'en',
    image_list: [],
    author_pin: false,
  },
  user: { uid: '6800000000000000002', sec_uid: 'MS4wLjABAAAAx', unique_id: 'b_example', nickname: 'B' },
  ...more,
});
const userInfo = {
  user: { ...wireAuthor, roomId: '1' },
  stats: { videoCount: 3 },
  statsV2: { videoCount: '3' },
};
const reply = wireList([wireVideoItem(), wirePhotoItem(2)]);
const listing = {
  ...reply,
  item_list: reply['itemList'],
  ...{ MaxCursor: '5', HasMoreAfter: true, has_more: 1, extra: { logid: 'a' }, log_pb: { impr_id: 'b' } },
};
const listFacts = {
  mixId: '1',
  id: '1',
  mixName: 'a',
  name: 'a',
  videoCount: 1,
  total: 1,
  collectionId: '1',
};
const detail = {
  challenge: { id: '1', title: 'a' },
  music: { id: '1', title: 'a' },
  stats: { videoCount: 1 },
};
const described = {
  ...{ playList: [listFacts], collectionList: [listFacts], cursor: '0', hasMore: true },
  ...{ mixInfo: listFacts, collectionInfo: listFacts, challengeInfo: detail, musicInfo: detail, userInfo },
};
const scopes = {
  ...postScopes({ statusCode: 0, statusMsg: '', itemInfo: { itemStruct: pageVideoItem() } }),
  'webapp.user-detail': { statusCode: 0, userInfo },
};
const target: Target = {
  ...{ secUid: 'MS4wLjABAAAAc', uniqueId: 'c_example', awemeIds: ['7412345678901234567'], mixId: '1' },
  ...{ collectionId: '1', authorId: '1', challengeId: '1', musicId: '1', keyword: 'trains' },
};

/** A damaged reply, where it is still an object: the transport hands on nothing else. */
const replyFrom = (base: unknown, changes: Parameters<typeof damaged>[1]): Reply => {
  const value = damaged(base, changes);
  return isRecord(value) ? value : {};
};

/** All links that a post may be fetched from. */
export function linksIn({ video, photos, music, author }: Item): string[] {
  return [
    ...(video?.gears.flatMap(({ urls }) => urls) ?? []),
    ...(video?.subtitles.map(({ url }) => url) ?? []),
    ...[
      video?.cover,
      video?.originCover,
      video?.dynamicCover,
      music?.playUrl,
      music?.coverUrl,
      author.avatarUrl,
    ],
    ...photos.flatMap(({ urls }) => urls),
  ].flatMap((link) => link || []);
}

describe('replies, damaged anywhere,', () => {
  it('are posts with links of TikTok alone, or rows that say why not', { timeout: patience }, () => {
    fc.assert(
      fc.property(
        fc.constantFrom<unknown>(wireVideoItem(), wirePhotoItem(2), pageVideoItem()),
        edits,
        (base, changes) => {
          const read = orRefused(() => readItem(damaged(base, changes)));
          if (!read?.ok) {
            expect(read).toMatchObject({ ok: false, problem: { code: 'unreadable' } });
            return;
          }
          for (const link of linksIn(read.item)) expectOwnLink(link);
          expect(read.item.awemeId).toMatch(/^[1-9]\d{0,24}$/);
          expect(read.item.desc.isWellFormed()).toBe(true);
          expect(JSON.parse(JSON.stringify(read.item))).toEqual(read.item);
        },
      ),
      cases(),
    );
  });

  it('are pages of every list', { timeout: patience }, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(sources)),
        edits,
        hostileText,
        (source, changes, cursor) => {
          for (const at of ['0', cursor]) {
            const from = source.id === 'post' ? '0' : at;
            const page = orRefused(() =>
              source.page(replyFrom(source.id === 'post' ? scopes : listing, changes), target, from),
            );
            if (page) expect([typeof page.cursor, typeof page.hasMore]).toEqual(['string', 'boolean']);
            const links = page?.items.flatMap((read) => (read.ok ? linksIn(read.item) : [])) ?? [];
            for (const link of links) expectOwnLink(link);
          }
        },
      ),
      cases(0.2),
    );
  });

  it('are comments', { timeout: patience }, () => {
    const base = {
      comments: [comment('1'), comment('2', { reply_comment: [comment('3')] })],
      cursor: 20,
      has_more: 1,
    };
    fc.assert(
      fc.property(edits, (changes) => {
        const part = orRefused(() =>
          readCommentPart('7412345678901234567', replyFrom(base, changes), firstComments),
        );
        if (part?.next)
          orRefused(() => readCommentPart('7412345678901234567', replyFrom(base, changes), part.next ?? ''));
      }),
      cases(),
    );
  });

  it('are what is looked up', { timeout: patience }, () => {
    const {
      profileByPage,
      profileByApi,
      hashtagByName,
      soundById,
      playlistById,
      folderById,
      playlistsOf,
      foldersOf,
    } = lookups;
    const all = [
      ...[profileByPage, profileByApi].map((one) => (text: string) => one({ uniqueId: text })),
      ...[hashtagByName, soundById, playlistById, folderById],
      ...[playlistsOf, foldersOf].map((one) => (text: string) => one('MS4wLjABAAAAc', text)),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...all), edits, hostileText, (lookUp, changes, text) => {
        const { ask, read } = lookUp(text);
        expect(ask.path.startsWith('/')).toBe(true);
        orRefused<unknown>(() => read(replyFrom({ ...described, ...scopes }, changes)));
      }),
      cases(),
    );
  });

  it('are f2’s fields and records', { timeout: patience }, () => {
    const filters = Object.keys(dictionary) as F2Filter[];
    const room = {
      stream_data: '{"data":{"origin":{"main":{"flv":"x"}}}}',
      options: { qualities: [{ sdk_key: 'a' }] },
    };
    const live = {
      user: wireAuthor,
      stats: {},
      liveRoom: { title: 'a', startTime: 1, streamData: { pull_data: room } },
    };
    const base = {
      ...listing,
      userInfo,
      playList: [listFacts],
      data: live,
      itemInfo: { itemStruct: wireVideoItem() },
    };
    fc.assert(
      fc.property(fc.constantFrom(...filters), edits, (filter, changes) => {
        const whole = damaged(base, changes);
        orRefused(() => readFields(filter, whole));
        orRefused(() => readRecords(filter, whole));
      }),
      cases(0.3),
    );
  });

  it('are a page’s person, post and context', { timeout: patience }, () => {
    fc.assert(
      fc.property(edits, (changes) => {
        const page = replyFrom(scopes, changes);
        orRefused(() => userOf(page));
        orRefused(() => itemOf(page));
        const context = orRefused(() => contextOf(page));
        expect(JSON.stringify(context ?? {}).length).toBeLessThan(5_000);
        for (const read of [secUidInPage, uniqueIdInPage, mixIdInPage]) orRefused(() => read(page));
        const user = orRefused(() => readUser(damaged(userInfo, changes)));
        if (user?.avatarUrl) expectOwnLink(user.avatarUrl);
        orRefused(() => [...rawItemsIn(page), ...rawUsersIn(page)]);
        orRefused(() => readItems(damaged([wireVideoItem()], changes)));
      }),
      cases(0.5),
    );
  });
});

describe('answers of any text', () => {
  const texts = fc.oneof(
    hostileText,
    fc.json(),
    edits.map((changes) => safeJson(damaged(reply, changes))),
    edits.map((changes) => pageOf(damaged(scopes, changes))),
    fc.tuple(edits, fc.nat(5000)).map(([changes, end]) => safeJson(damaged(reply, changes)).slice(0, end)),
  );

  it('are read or refused', { timeout: patience }, () => {
    const answer = fc.record({
      status: fc.constantFrom(200, 200, 200, 204, 302, 401, 403, 404, 410, 429, 451, 500, 999),
      retryAfter: fc.option(fc.oneof(hostileText, fc.nat().map(String))),
      orcas: fc.option(hostileText),
      url: fc.oneof(
        hostileText,
        fc.constant('https://www.tiktok.com/login?x'),
        fc.constant('https://www.tiktok.com/hk/notfound'),
      ),
      text: texts,
    });
    fc.assert(
      fc.property(answer, (given) => {
        orRefused(() => readApiReply(given, 0));
        orRefused(() => readPageReply(given, 0));
        orRefused(() => readScopes(given.text));
      }),
      cases(0.5),
    );
  });
});

/** As TikTok could send it; what is nested too deep to be written here is written by hand. */
function safeJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return `{"statusCode":${'['.repeat(10_000)}${']'.repeat(10_000)},"code":{"toString":1,"valueOf":1}}`;
  }
}

function pageOf(value: unknown): string {
  try {
    return pageHtml(value);
  } catch {
    return pageHtml('').replace('""', `${'['.repeat(10_000)}${']'.repeat(10_000)}`);
  }
}
