import type { Reply } from './ask';
import type { ProblemCode } from './errors';
import type { Room } from './room';
import { isRecord } from './wire-values';

/** What TikTok says in words where a live may not be watched (tiktok-web-api.md §8, 2026-09). */
const sayings: readonly [saying: RegExp, code: ProblemCode][] = [
  [/follow the creator to watch/i, 'followersOnly'],
  [/this account is private/i, 'private'],
];

/** The problem that a reply's `prompts` or `message` names, its own or that of its `data`; null where neither does. */
export function problemOfPrompts(reply: Reply): ProblemCode | null {
  const data = isRecord(reply['data']) ? reply['data'] : {};
  const words = [reply['prompts'], reply['message'], data['prompts'], data['message']];
  const said = words
    .filter((word) => typeof word === 'string')
    .join('\n')
    .slice(0, 2000);
  return sayings.find(([saying]) => saying.test(said))?.[1] ?? null;
}

/** Why a room can't be recorded from now, by its status alone; null where it is live. */
export function problemOfRoom({ status }: Pick<Room, 'status'>): ProblemCode | null {
  if (status === 'live') return null;
  return status === 'paused' ? 'livePaused' : 'notLive';
}
