import { expect, it } from 'vitest';
import { readSubject } from '@/entrypoints/tiktok.content/read-subject';
import { createSeenItems } from '@/entrypoints/tiktok.content/seen-items';
import { createSeenUsers } from '@/entrypoints/tiktok.content/seen-users';
import { idOf, rawItem } from './page';

const secUid = `MS4wLjABAAAA${'m'.repeat(40)}`;
const mira = { page: 'profile', uniqueId: 'mira.paints', secUid, nickname: 'Mira', videoCount: 41 };
const kim = { page: 'profile', uniqueId: 'kim_k', secUid: '', nickname: '', videoCount: 0 };
const post = { page: 'post', awemeId: idOf(9), uniqueId: 'kim_k', kind: 'video' };
const other = { page: 'other' };

it.each([
  ['/@mira.paints', mira],
  ['/@mira.paints/', mira],
  ['/@mira.paints?lang=en#top', mira],
  ['/@Mira.Paints', mira],
  [`/@${secUid}`, mira],
  [`/@MS4wLjABAAAA${'k'.repeat(40)}`, { ...kim, uniqueId: '', secUid: `MS4wLjABAAAA${'k'.repeat(40)}` }],
  ['/@kim_k', kim],
  [`/@kim_k/video/${idOf(9)}`, post],
  [`/@kim_k/photo/${idOf(9)}?is_from_webapp=1`, { ...post, kind: 'photo' }],
  [`/@/video/${idOf(1)}`, { ...post, awemeId: idOf(1), uniqueId: 'mira.paints' }],
  [`/@kim_k/video/${idOf(2)}`, { ...post, awemeId: idOf(2), kind: 'photo' }],
  ['/', other],
  ['/foryou', other],
  ['/following', other],
  ['/explore', other],
  ['/search?q=mira', other],
  ['/tag/hills', other],
  ['/music/a-song-7000000000000000009', other],
  ['/@mira.paints/live', { page: 'live', uniqueId: 'mira.paints' }],
  ['/@mira.paints/live?lang=en', { page: 'live', uniqueId: 'mira.paints' }],
  ['/@mira.paints/playlist/hills-7000000000000000008', other],
])('%s', (path, expected) => {
  const [items, users] = [createSeenItems(), createSeenUsers()];
  items.add(rawItem(idOf(1)));
  items.add(rawItem(idOf(2), { imagePost: { images: [] } }));
  users.add({
    user: { id: '7000000000000000001', uniqueId: 'mira.paints', secUid, nickname: 'Mira' },
    stats: { videoCount: 41 },
  });
  expect(readSubject(`https://www.tiktok.com${path}`, { items, users })).toEqual(expected);
});
