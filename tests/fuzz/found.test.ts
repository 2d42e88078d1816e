import { describe, expect, it } from 'vitest';
import { compileTemplate } from '@/lib/naming/compile';
import { safeSegment, trimEnds } from '@/lib/naming/safe-segment';
import { sources } from '@/lib/sources';
import type { Ask } from '@/lib/tiktok/ask';
import { readFields } from '@/lib/tiktok/dictionary';
import { readLinks } from '@/lib/tiktok/links';
import { hashtagByName, profileByPage } from '@/lib/tiktok/lookups';
import { readItem, readItems } from '@/lib/tiktok/read-item';
import { contextOf } from '@/lib/tiktok/read-page';
import { readApiReply } from '@/lib/tiktok/status';
import { statusOf } from '@/lib/tiktok/status-code';
import { videoId, wireVideoItem } from '../tiktok/wire';
import { orRefused } from './expectations';
import { damaged } from './hostile';

const deep = '['.repeat(10_000) + ']'.repeat(10_000);
const noPrimitive = '{"toString":1,"valueOf":1}';

/** What the fuzz brought up, each in its smallest form. */
describe('what was found by fuzz', () => {
  it.each([
    ['an object without a value', noPrimitive, 0],
    ['lists within lists', deep, 0],
    ['a list', '[10204]', 0],
    ['true', 'true', 0],
    ['digits', '"10204"', 10204],
    ['a number', '10204', 10204],
    ['nothing', 'null', 0],
  ])('a status that is %s', (_, json, status) => {
    expect(statusOf({ statusCode: JSON.parse(json) as unknown })).toBe(status);
  });

  it.each([noPrimitive, deep, '["10000"]'])('a code that is no code is passed over', (code) => {
    const answer = {
      status: 200,
      retryAfter: null,
      url: 'https://www.tiktok.com/api/x',
      text: `{"code":${code}}`,
    };
    expect(orRefused(() => readApiReply(answer, 0))).toHaveProperty('code');
  });

  it('text that is lists within lists ends the names of f2 nowhere', () => {
    const itemList = [{ desc: JSON.parse(deep) as unknown, createTime: JSON.parse(deep) as unknown }];
    expect(() => readFields('UserPostFilter', { itemList })).not.toThrow();
  });

  it('what damages a case is left as it was: the next case has it too', () => {
    const put = { monster: 'noPrimitive' as const };
    const twice = damaged({ text: 'a' }, [
      { at: 1, put, key: null },
      { at: 1, put, key: 'again' },
    ]);
    expect(Object.keys(damaged({}, [{ at: 0, put, key: null }]) ?? {})).not.toContain('again');
    expect(twice).toHaveProperty('text');
  });

  it.each(['constructor', '__proto__', 'toString'])('a list called %s is a folder of f2’s', (source) => {
    const compiled = compileTemplate('f2:{mode}/{aweme_id}');
    const item = readItem(wireVideoItem());
    if (!compiled.ok || !item.ok) throw new Error('the base is unreadable');
    expect(compiled.template.render({ item: item.item, source, folder: '', num: 1 })).toEqual([
      source,
      videoId,
    ]);
  });

  const half = '\ud800';
  it.each<[string, () => Ask]>([
    ['a handle', () => profileByPage({ uniqueId: half }).ask],
    ['a hashtag', () => hashtagByName(half).ask],
    ['words', () => askOf('search', { keyword: half })],
    ['a hashtag’s page', () => askOf('hashtag', { challengeId: '1', keyword: half })],
    ['a profile', () => askOf('posts', { secUid: half, uniqueId: half })],
    ['a playlist', () => askOf('playlist', { mixId: '1', uniqueId: half })],
    ['a folder', () => askOf('collection', { collectionId: '1', uniqueId: half })],
  ])('half an emoji in %s can be asked for', (_, ask) => {
    const asked = ask();
    expect(JSON.stringify(asked.kind === 'api' ? asked.referer : asked.path)).not.toContain('ud800');
  });

  it.each(['!', '.', '…', '*'])('a link with thousands of %s in it is read', (sign) => {
    const [found] = readLinks(`https://www.tiktok.com/${sign.repeat(100_000)}x`);
    expect(found?.link).toBeNull();
  });

  it.each(['.', ' ', '~', '. '])('a caption with thousands of %j in it is a name', (sign) => {
    const text = `a${sign.repeat(100_000)}b`;
    expect(trimEnds(`..${text}~ `)).toBe(text);
    expect(safeSegment(text).startsWith('a')).toBe(true);
  });

  it('a page’s own word for its language is a word', () => {
    const context = contextOf({
      'webapp.app-context': { wid: '1', language: 'x'.repeat(100_000), region: 'NL' },
    });
    expect([context?.language, context?.region]).toEqual(['', 'NL']);
  });

  it('a list of a hundred thousand is none of TikTok’s: it is cut', () => {
    expect(readItems(Array.from({ length: 100_000 }, () => ({})))).toHaveLength(1000);
  });
});

function askOf(id: string, target: Parameters<(typeof sources)[string]['ask']>[0]): Ask {
  const source = sources[id];
  if (!source) throw new Error(id);
  return source.ask(target, '0');
}
