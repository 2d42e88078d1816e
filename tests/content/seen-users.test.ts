import { expect, it } from 'vitest';
import { rawUsersIn } from '@/entrypoints/tiktok.content/raw-items';
import { createSeenUsers } from '@/entrypoints/tiktok.content/seen-users';
import { idOf, rawItem } from './page';

const person = (n: number, uniqueId = `person${n}`) => ({
  user: { id: `70000000000000000${10 + n}`, uniqueId, secUid: `MS4wLjABAAAA${String(n).padStart(40, 'p')}` },
});

it('keeps the count of posts that a later entry without counts does not say', () => {
  const users = createSeenUsers();
  users.add({ ...person(1), statsV2: { videoCount: '120' } });
  users.add(person(1, 'renamed'));
  expect(users.find({ uniqueId: 'Renamed' })?.videoCount).toBe(120);
});

it('forgets the oldest beyond its limit', () => {
  const users = createSeenUsers(2);
  for (const n of [1, 2, 3]) users.add(person(n));
  expect([1, 2, 3].map((n) => users.find({ uniqueId: `person${n}` })?.uniqueId)).toEqual([
    undefined,
    'person2',
    'person3',
  ]);
});

it('knows the author of a list entry', () => {
  const users = createSeenUsers();
  for (const user of rawUsersIn({ itemList: [rawItem(idOf(1)), null, { author: 7 }] })) users.add(user);
  expect(users.find({ uniqueId: 'mira.paints' })).toMatchObject({ nickname: 'Mira', videoCount: 41 });
});

it.each([null, 'mira', {}, { user: { uniqueId: 'mira' } }])('passes over %j', (odd) => {
  const users = createSeenUsers();
  users.add(odd);
  expect(users.find({ uniqueId: 'mira' })).toBeUndefined();
});
