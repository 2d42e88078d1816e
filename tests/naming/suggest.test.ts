import { expect, it } from 'vitest';
import { editDistance, suggestField } from '@/lib/naming/suggest';

it.each([
  ['', '', 0],
  ['a', '', 1],
  ['', 'abc', 3],
  ['desc', 'desc', 0],
  ['desc', 'dsec', 1],
  ['ab', 'ba', 1],
  ['title', 'titel', 1],
  ['kitten', 'sitting', 3],
  ['music', 'muic', 1],
])('from %j to %j are %i changes', (from, to, distance) => {
  expect(editDistance(from, to)).toBe(distance);
  expect(editDistance(to, from)).toBe(distance);
});

it.each([
  ['captoin', 'desc'],
  ['Caption', 'desc'],
  ['nickName', 'nickname'],
  ['nikname', 'nickname'],
  ['uniqueid', 'uniqueId'],
  ['unique_id', 'uniqueId'],
  ['secuid', 'secUid'],
  ['titel', 'title'],
  ['hashtag', 'hashtags'],
  ['like', 'likes'],
  ['aweme_id', 'awemeId'],
  ['awemeid', 'awemeId'],
  ['yaer', 'year'],
  ['createTime', 'create'],
  ['xylophone', undefined],
  ['q', undefined],
])('%j was meant as %j', (name, field) => {
  expect(suggestField(name)).toBe(field);
});
