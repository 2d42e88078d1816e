import { type Answer, redirectAnswer } from '../http/answer';
import type { World } from '../world/world';

/** The code of a short link to a post; `vm.tiktok.com/CODE/`, `vt.` and `www.tiktok.com/t/CODE/` all know it. */
export function shortCode(awemeId: string): string {
  return `ZM${BigInt(awemeId).toString(36)}`;
}

/** The code of a short link to somebody's live. */
export function shortLiveCode(memberIndex: number): string {
  return `ZL${memberIndex.toString(36)}`;
}

/** Where a short link leads: 301 to the post, or, for what nobody made, 302 to the front page. */
export function answerShortLink(world: World, code: string): Answer {
  const host = world.at(Number.parseInt(/^ZL([0-9a-z]+)$/.exec(code)?.[1] ?? '', 36));
  if (host) return redirectAnswer(`https://www.tiktok.com/@${host.uniqueId}/live?_r=1&_t=ZS-replica`, 301);
  const post = world.byAwemeId(awemeIdOf(code));
  if (!post) return redirectAnswer('https://www.tiktok.com/?_r=1');
  const place = `/@${post.member.uniqueId}/${post.kind}/${post.awemeId}`;
  return redirectAnswer(`https://www.tiktok.com${place}?_r=1&_t=ZS-replica`, 301);
}

function awemeIdOf(code: string): string {
  const digits = /^ZM([0-9a-z]{10,13})$/.exec(code)?.[1] ?? '0';
  return String([...digits].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n));
}
