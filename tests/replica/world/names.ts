import { pick } from './seeded';

const first = [
  'mara',
  'odell',
  'juno',
  'pavel',
  'wren',
  'tariq',
  'linnea',
  'bo',
  'ines',
  'kofi',
  'saoirse',
  'yuto',
] as const;
const craft = [
  'bakes',
  'rides',
  'knits',
  'paints',
  'hikes',
  'codes',
  'grows',
  'sails',
  'films',
  'repairs',
] as const;
const nicknames = [
  'Mara 🌱',
  'The Workbench',
  'ورشة صغيرة',
  '小小的厨房',
  'Ines • slow travel',
  'Кофе и книги ☕️',
  'O’Dell & Sons: “tools”',
  '👩🏽‍🌾 field notes',
  'con',
  '...',
] as const;

/** A handle nobody has: it ends in `_example`, and says which member it is. */
export function handleOf(seed: string, index: number): string {
  return `${pick(first, seed, 'first', index)}.${pick(craft, seed, 'craft', index)}${index}_example`;
}

/** The member that a made-up handle belongs to, or NaN. */
export function indexInHandle(uniqueId: string): number {
  return Number(/^[a-z]+\.[a-z]+(\d+)_example$/.exec(uniqueId)?.[1] ?? Number.NaN);
}

export function nicknameOf(seed: string, index: number): string {
  return pick(nicknames, seed, 'nickname', index);
}
