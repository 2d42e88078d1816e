import { nasty } from '../replica/world/captions';
import type { Persona } from '../replica/world/member';

/** Whose posts a chaos run saves. */
export const chaosHandle = 'chaos_example';

const captions = [nasty.arabic, nasty.chinese, nasty.family, nasty.path, nasty.template, nasty.bidi];

/** Videos and albums with captions, some of them nasty; a list that repeats posts, comes empty and ends too early. */
export function chaosCast(posts: number): Persona[] {
  const odd = Array.from({ length: Math.ceil(posts / 9) }, (_, at) => [
    at * 9,
    // Large enough that the browser takes a moment to write it.
    { desc: `${at} ${captions[at % captions.length]}`, bytes: 4_000_000 },
  ]);
  return [
    {
      uniqueId: chaosHandle,
      nickname: 'Chaos Example',
      posts,
      plain: true,
      photoShare: 0.15,
      emptyRate: 0.15,
      duplicateRate: 0.4,
      earlyEndAt: Math.floor(posts * 0.6),
      special: Object.fromEntries(odd),
    },
  ];
}
