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
  const said = saidIn(reply, 'prompts', 'message').join('\n').slice(0, 2000);
  return sayings.find(([saying]) => saying.test(said))?.[1] ?? null;
}

/** More than TikTok ever says (UTF-16 units). */
const longestSaying = 200;

/** What a reply says to the person, on one line; '' where it says nothing. `message` is said to programs. */
export function promptIn(reply: Reply): string {
  const [said = ''] = saidIn(reply, 'prompts').filter((word) => word.trim() !== '');
  const plain = said.slice(0, longestSaying).replace(/[\p{C}\s]+/gu, ' ');
  return plain.trim();
}

function saidIn(reply: Reply, ...keys: string[]): string[] {
  const data = isRecord(reply['data']) ? reply['data'] : {};
  const words = [reply, data].flatMap((one) => keys.map((key) => one[key]));
  return words.filter((word) => typeof word === 'string');
}

/** Why a room can't be recorded from now, by its status alone; null where it is live. */
export function problemOfRoom({ status }: Pick<Room, 'status'>): ProblemCode | null {
  if (status === 'live') return null;
  return status === 'paused' ? 'livePaused' : 'notLive';
}
