import { refusal } from '../http/answer';
import { mayVisit, newestBefore } from '../world/history';
import type { Member } from '../world/member';
import type { Post } from '../world/post';
import { between, unit } from '../world/seeded';
import { badSecUid } from './bad-sec-uid';
import { type ApiReply, type Call, countOf, type Endpoint, text } from './endpoint';
import { hasMoreForm, itemListOf } from './item-page';

/** A profile's posts as the page lists them: newest, popular or oldest first. */
export const postItemList: Endpoint = {
  path: '/api/post/item_list/',
  trusts: 'page',
  reply(call) {
    const member = call.world.bySecUid(text(call, 'secUid'));
    if (!member) return badSecUid();
    if (!mayVisit(member, call.session.viewer)) return { hasMore: false, cursor: '0' };
    const order = text(call, 'post_item_list_request_type') || '0';
    const cursor = call.devices.cursorFor(
      call.deviceId,
      `posts ${order} ${member.secUid}`,
      text(call, 'cursor'),
    );
    if (comesEmpty(call, member, cursor)) return { answer: refusal() };
    if (order === '1') return popularPage(call, member, cursor);
    return order === '2' ? timedPage(call, member, cursor, 1) : timedPage(call, member, cursor, -1);
  },
};

/** The first ask of some pages brings nothing; the next one does. */
function comesEmpty(call: Call, member: Member, cursor: string): boolean {
  const unlucky = unit(call.world.seed, 'empty', member.secUid, cursor) < member.emptyRate;
  return unlucky && call.askedBefore('posts', member.secUid, cursor) === 0;
}

function timedPage(call: Call, member: Member, cursor: string, step: 1 | -1): ApiReply {
  const from = startOf(call, member, cursor, step);
  const count = countOf(call, 16, 35);
  const posts = call.world.posts(member, from, step, count);
  const last = posts.at(-1);
  if (!last) return { hasMore: false, cursor: cursor || '0' };
  const more = last.index + step >= 0 && last.index + step < member.posts;
  const isFirst = Number(cursor) <= 0 || cursor === '';
  const pinned = isFirst && step === -1 ? pinnedPosts(call, member) : [];
  return {
    ...itemListOf(call, [
      ...pinned,
      ...posts.filter((post) => !pinned.some(({ index }) => index === post.index)),
    ]),
    hasMore: hasMoreForm(more && !endsEarly(member, from, last), member.secUid, cursor),
    cursor: cursorAfter(last, step, more && repeats(call, last)),
  };
}

function startOf(call: Call, member: Member, cursor: string, step: 1 | -1): number {
  const time = Number(cursor) || 0;
  if (step === 1) return time <= 0 ? 0 : newestBefore(call.world.seed, member, time) + 1;
  return time <= 0 ? member.posts - 1 : newestBefore(call.world.seed, member, time);
}

function pinnedPosts(call: Call, member: Member): Post[] {
  if (text(call, 'needPinnedItemIds') !== 'true') return [];
  return member.pinned.slice(0, 3).map((index) => call.world.post(member, index));
}

function endsEarly(member: Member, from: number, last: Post): boolean {
  const listedBefore = member.posts - 1 - from;
  const listedNow = member.posts - last.index;
  return (
    member.earlyEndAt !== undefined && listedBefore < member.earlyEndAt && member.earlyEndAt <= listedNow
  );
}

/** Whether the next page begins with this page's last post. */
function repeats(call: Call, last: Post): boolean {
  return unit(call.world.seed, 'repeat', last.awemeId) < last.member.duplicateRate;
}

/** Milliseconds around the last post: on this side of it, or beyond it so that it comes again. */
function cursorAfter(last: Post, step: 1 | -1, again: boolean): string {
  const beside = between(1, 900, 'cursor', last.awemeId);
  return String(last.createTime * 1000 + (again ? -step : step) * beside);
}

const popularTop = 2_000_000_000;

/** By plays; the cursor falls, and is no time. */
function popularPage(call: Call, member: Member, cursor: string): ApiReply {
  const offset = Number(cursor) > 0 ? popularTop - Number(cursor) : 0;
  const plays = (post: Post) => between(20, 9_000_000, 'plays', ...post.key);
  const all = call.world
    .posts(member, member.posts - 1, -1, member.posts)
    .sort((a, b) => plays(b) - plays(a));
  const next = offset + countOf(call, 16, 35);
  const page = itemListOf(call, all.slice(offset, next));
  return { ...page, hasMore: next < all.length, cursor: String(popularTop - next) };
}
