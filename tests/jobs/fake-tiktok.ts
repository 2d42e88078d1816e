import type { Ask, Reply } from '@/lib/tiktok/ask';
import { ClipkeepError } from '@/lib/tiktok/errors';
import { type WirePost, wireItem } from './wire';

/** What a test may do to one request instead of the usual answer; `nth` counts all requests from 1. */
export type Twist = (ask: Ask, nth: number) => Reply | undefined;

/** A profile's list and the pages of its posts, as TikTok answers for them. */
export interface FakeTikTok {
  posts: WirePost[];
  pageSize: number;
  /** Ms that links given now stay good. */
  linksLast: number;
  asked: Ask[];
  renewed: number;
  signedIn: boolean;
  renewDevice(): void;
  twist: Twist;
  answer(ask: Ask, now: number): Reply;
}

export function createTikTok(posts: WirePost[], pageSize = 5): FakeTikTok {
  const tiktok: FakeTikTok = {
    posts,
    pageSize,
    linksLast: 48 * 3_600_000,
    asked: [],
    renewed: 0,
    signedIn: true,
    twist: () => undefined,
    renewDevice() {
      tiktok.renewed += 1;
    },
    answer(ask, now) {
      tiktok.asked.push(ask);
      const twisted = tiktok.twist(ask, tiktok.asked.length);
      if (twisted) return twisted;
      const expire = Math.floor((now + tiktok.linksLast) / 1000);
      if (ask.kind === 'link') return linkReply(tiktok, ask.path, expire);
      return ask.kind === 'api' ? listReply(tiktok, ask.query, expire) : pageReply(tiktok, ask.path, expire);
    },
  };
  return tiktok;
}

/** Cursors are strings; a list that is over says so and still moves its cursor. */
function listReply(tiktok: FakeTikTok, query: Readonly<Record<string, string>>, expire: number): Reply {
  const at = Number(query['cursor']);
  const own = tiktok.posts.filter((post) => (post.secUid ?? 'MS4wMira') === query['secUid']);
  const end = Math.min(at + tiktok.pageSize, own.length);
  const items = own.slice(at, end).map((post) => wireItem(post, expire));
  return { ...(items.length > 0 ? { itemList: items } : {}), hasMore: end < own.length, cursor: String(end) };
}

/** `vm.tiktok.com/ZM<awemeId>/` leads to a post, whose page tells all of a video and nothing of photos; any other link leads where it says. */
function linkReply(tiktok: FakeTikTok, link: string, expire: number): Reply {
  const code = /^https:\/\/vm\.tiktok\.com\/ZM(\w+)\/$/.exec(link)?.[1];
  if (code === undefined) return { url: link };
  const post = tiktok.posts.find(({ awemeId }) => awemeId === code);
  if (!post) return { url: 'https://www.tiktok.com/?_r=1' };
  const { kind = 'video', awemeId } = post;
  const page = kind === 'video' ? pageReply(tiktok, awemeId, expire) : {};
  return { ...page, url: `https://www.tiktok.com/@mira_example/${kind}/${awemeId}?_r=1` };
}

function pageReply(tiktok: FakeTikTok, path: string, expire: number): Reply {
  const awemeId = path.split('/').at(-1);
  const post = tiktok.posts.find((one) => one.awemeId === awemeId);
  if (!post) throw new ClipkeepError('gone');
  const itemStruct = wireItem(post, expire);
  return { 'webapp.video-detail': { statusCode: 0, itemInfo: { itemStruct } } };
}
