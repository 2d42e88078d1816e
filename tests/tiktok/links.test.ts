import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Link, postLinkOf, readLink, readLinks } from '@/lib/tiktok/links';
import { anyText } from './any-text';

const id = '7412345678901234567';
const secUid = `MS4wLjABAAAA${'aB3-_'.repeat(12)}c`;
const post = (uniqueId = '', awemeId = id): Link => ({ kind: 'post', awemeId, uniqueId, form: 'video' });
const photo = (uniqueId = ''): Link => ({ kind: 'post', awemeId: id, uniqueId, form: 'photo' });
const user = (uniqueId: string): Link => ({ kind: 'user', uniqueId });
const short = (url: string): Link => ({ kind: 'short', url });

const read: [text: string, link: Link][] = [
  [`https://www.tiktok.com/@cato_example/video/${id}`, post('cato_example')],
  [
    `https://www.tiktok.com/@cato_example/video/${id}/?is_from_webapp=1&sender_device=pc#x`,
    post('cato_example'),
  ],
  [`http://www.tiktok.com/@cato_example/video/${id}`, post('cato_example')],
  [`www.tiktok.com/@cato_example/video/${id}`, post('cato_example')],
  [`tiktok.com/@cato_example/video/${id}`, post('cato_example')],
  [`https://m.tiktok.com/@a.b-c_1/photo/${id}`, photo('a.b-c_1')],
  [`https://www.tiktok.com/@/video/${id}`, post()],
  [`https://www.tiktok.com/@i/video/${id}`, post('i')],
  [`https://www.tiktok.com/%40cato_example/video/${id}`, post('cato_example')],
  [`https://www.tiktok.com/@${secUid}/video/${id}`, post()],
  ['https://www.tiktok.com/@b/video/71', post('b', '71')],
  [`https://www.tiktok.com/share/video/${id}`, post()],
  [`https://www.tiktokv.com/share/video/${id}/?a=1`, post()],
  [`https://www.tiktok.com/embed/${id}`, post()],
  [`https://www.tiktok.com/embed/v2/${id}`, post()],
  [`https://www.tiktok.com/player/v1/${id}?autoplay=1`, post()],
  [`https://m.tiktok.com/v/${id}.html`, post()],
  [`https://www.tiktok.com/foryou?item_id=${id}`, post()],
  [`https://www.tiktok.com/?share_item_id=${id}`, post()],
  [`https://www.tiktok.com/@cato_example/video/${id}看这个`, post('cato_example')],
  [id, post()],
  ['https://www.tiktok.com/@cato_example', user('cato_example')],
  ['https://www.tiktok.com/@cato_example/?lang=en', user('cato_example')],
  ['https://www.tiktok.com/@cato_example#x', user('cato_example')],
  ['https://www.tiktok.com/@cato_example/liked', user('cato_example')],
  ['  @cato.example  ', user('cato.example')],
  [`https://www.tiktok.com/@${secUid}`, { kind: 'user', secUid }],
  [secUid, { kind: 'user', secUid }],
  ['https://vm.tiktok.com/ZMabc123/', short('https://vm.tiktok.com/ZMabc123/')],
  ['http://vt.tiktok.com/ZSabc?x=1', short('https://vt.tiktok.com/ZSabc/')],
  ['https://www.tiktok.com/t/ZTabc/', short('https://www.tiktok.com/t/ZTabc/')],
  ['https://www.tiktok.com/@cato_example/live', { kind: 'live', uniqueId: 'cato_example' }],
  [
    'https://www.tiktok.com/@cato_example/live?enter_from=homepage&lang=en',
    { kind: 'live', uniqueId: 'cato_example' },
  ],
  ['www.tiktok.com/@cato.example/live/', { kind: 'live', uniqueId: 'cato.example' }],
  ['https://www.tiktok.com/@cato_example/livestock', user('cato_example')],
  [`https://www.tiktok.com/live/${id}`, { kind: 'room', roomId: id }],
  [`https://m.tiktok.com/share/live/${id}`, { kind: 'room', roomId: id }],
  [
    `https://www.tiktok.com/@cato_example/playlist/Trains%20%26%20more-${id}`,
    { kind: 'playlist', uniqueId: 'cato_example', mixId: id },
  ],
  [
    `https://www.tiktok.com/@cato_example/collection/Best-of-2024-${id}`,
    { kind: 'collection', uniqueId: 'cato_example', collectionId: id },
  ],
  [`https://www.tiktok.com/music/original-sound-${id}`, { kind: 'music', musicId: id }],
  ['https://www.tiktok.com/tag/caf%C3%A9', { kind: 'hashtag', name: 'café' }],
];

const refused = [
  '',
  'hello',
  '@',
  '@two words',
  '123',
  'MS4wLjABAAAAshort',
  'https://www.tiktok.com/',
  'https://www.tiktok.com/foryou',
  'https://www.tiktok.com/explore',
  'https://www.tiktok.com/live',
  'https://www.tiktok.com/live/event/7300000007919000003',
  'https://www.tiktok.com/@cato_example/video/abc?x',
  'https://www.tiktok.com/@cato_example/video/',
  `https://www.tiktok.com/@cato_example/video/${'9'.repeat(26)}`,
  'https://www.tiktok.com/@cato_example/playlist/none',
  `https://tiktok.com.evil.test/@cato_example/video/${id}`,
  `https://evil.test/https://www.tiktok.com/@cato_example/video/${id}`,
  `https://www.tiktok.com@evil.test/@cato_example/video/${id}`,
  `https://user@www.tiktok.com/@cato_example/video/${id}`,
  `https://www.tiktok.com:444/@cato_example/video/${id}`,
  `https://www.tіktok.com/@cato_example/video/${id}`,
  `https://xn--www-tiktok.com/@cato_example/video/${id}`,
  `https://www.tiktok.com./@cato_example/video/${id}`,
  `https://v16.tiktokcdn.com/@cato_example/video/${id}`,
  `ftp://www.tiktok.com/@cato_example/video/${id}`,
  `javascript://www.tiktok.com/@cato_example/video/${id}`,
  'https://vm.tiktok.com/',
  'https://vm.tiktok.com/a/b',
];

const starts = [
  'https://vm.tiktok.com/',
  'https://www.tiktok.com/@',
  'https://www.tiktok.com/t/',
  'https://www.tiktok.com',
];

describe('readLink', () => {
  it.each(read)('%s', (text, link) => expect(readLink(text)).toEqual(link));
  it.each(refused)('refuses %s', (text) => expect(readLink(text)).toBeNull());
  it('never throws and never leaves TikTok', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('', ...starts), (rest, start) => {
        const link = readLink(start + rest);
        if (link?.kind === 'short')
          expect(new URL(link.url).hostname).toMatch(/^(?:vm|vt|www)\.tiktok\.com$/);
        if (link?.kind === 'post') expect(link.awemeId).toMatch(/^[1-9]\d{0,24}$/);
        expect(() => readLinks(start + rest)).not.toThrow();
      }),
    );
  });
});

describe('readLinks', () => {
  it('takes the URLs of a share text and passes its words over', () => {
    const text = `Look at this! https://vm.tiktok.com/ZMabc123/, and (https://www.tiktok.com/@cato_example). #fyp`;
    expect(readLinks(text).map(({ link }) => link)).toEqual([
      short('https://vm.tiktok.com/ZMabc123/'),
      user('cato_example'),
    ]);
  });
  it('takes words, and says which are none', () => {
    expect(readLinks(`@cato_example, nonsense;${id}`)).toEqual([
      { text: '@cato_example', link: user('cato_example') },
      { text: 'nonsense', link: null },
      { text: id, link: post() },
    ]);
  });
  it('names a line without any link once, whole', () => {
    expect(readLinks('what is this\n\n')).toEqual([{ text: 'what is this', link: null }]);
  });
  it('gives each thing once, in order, over lines and punctuation of any script', () => {
    const text = `https://www.tiktok.com/@b_example。\r\n@b_example\nwww.tiktok.com/@c_example，再见`;
    expect(readLinks(text).map(({ link }) => link)).toEqual([user('b_example'), user('c_example')]);
  });
  it('does not find a TikTok link inside another host', () => {
    expect(readLinks('evil-tiktok.com/@a user:b@tiktok.com/@a https://evil.test/tiktok.com/@a')).toEqual([
      { text: 'https://evil.test/tiktok.com/@a', link: null },
    ]);
  });
  it('gives nothing of nothing', () => expect(readLinks(' \n ')).toEqual([]));
});

describe('postLinkOf', () => {
  it.each([
    [`/@cato_example/video/${id}`, post('cato_example')],
    [`https://www.tiktok.com/@cato_example/photo/${id}?lang=en`, photo('cato_example')],
    ['/@cato_example', null],
    [`https://evil.test/@cato_example/video/${id}`, null],
    [`//evil.test/@cato_example/video/${id}`, null],
    ['', null],
    ['http://[', null],
  ])('%s', (href, link) => expect(postLinkOf(href)).toEqual(link));
});
