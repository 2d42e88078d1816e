import { describe, expect, it } from 'vitest';
import { wirePhotoItem, wireVideoItem } from '../tiktok/wire';
import { itemOf, linksOf, videoItem, wantsFor } from './items';

const p16 = (name: string) => `https://p16-sign.tiktokcdn.com/${name}`;
const p19 = (name: string) => `https://p19-sign.tiktokcdn.com/${name}`;

describe('cover', () => {
  it.each<[string, Record<string, unknown>, string[][]]>([
    ['the original before the smaller one', {}, [[p16('origin.jpeg'), p16('cover.jpeg')]]],
    ['the smaller one alone', { originCover: '' }, [[p16('cover.jpeg')]]],
    ['one link once', { cover: p16('origin.jpeg') }, [[p16('origin.jpeg')]]],
    ['nothing without a link', { originCover: '', cover: '' }, []],
    [
      'nothing of another host',
      { originCover: 'https://evil.test/a.jpeg', cover: 'http://p16-sign.tiktokcdn.com/a' },
      [],
    ],
  ])('offers %s', (_, more, links) => expect(linksOf(wantsFor(videoItem(more), 'cover'))).toEqual(links));

  it('is an image with a suffix of its own, of the kind that its link names', () => {
    const [want] = wantsFor(videoItem({ originCover: p16('a~x.webp?x-expires=1') }), 'cover');
    expect(want).toMatchObject({
      num: 1,
      suffix: '_cover',
      ext: 'webp',
      body: { kind: 'fetch', expect: 'image' },
    });
  });
  it('of a photo post is its first photo, so nothing more is wanted', () => {
    expect(wantsFor(itemOf(wirePhotoItem(2)), 'cover')).toEqual([]);
    expect(wantsFor(itemOf(wirePhotoItem(2)), 'cover-animated')).toEqual([]);
  });
});

describe('cover-animated', () => {
  it.each<[string, Record<string, unknown>, string[][]]>([
    ['is the moving one', {}, [[p16('dynamic.webp')]]],
    ['is nothing without a link', { dynamicCover: '' }, []],
    ['is nothing of another host', { dynamicCover: 'https://evil.test/a.webp' }, []],
    [
      'is nothing where the still one stands in its place, on another host and signed again',
      {
        cover: p16('a/b~x-origin.image?x-signature=1'),
        dynamicCover: p19('a/b~x-origin.image?x-signature=2'),
      },
      [],
    ],
    [
      'nor where the original does',
      { originCover: p16('a/b~x.image'), dynamicCover: p16('a/b~y.image') },
      [],
    ],
  ])('%s', (_, more, links) => expect(linksOf(wantsFor(videoItem(more), 'cover-animated'))).toEqual(links));

  it('is called a webp until its bytes tell', () => {
    const [want] = wantsFor(videoItem({ dynamicCover: p16('b~x.image') }), 'cover-animated');
    expect(want).toMatchObject({ suffix: '_cover_animated', ext: 'webp', body: { expect: 'image' } });
  });
});

describe('avatar', () => {
  it('is the author’s picture', () => {
    const wants = wantsFor(itemOf(wireVideoItem()), 'avatar');
    expect(wants).toMatchObject([
      { num: 1, suffix: '_avatar', ext: 'jpg', body: { kind: 'fetch', expect: 'image' } },
    ]);
    expect(linksOf(wants)).toEqual([[p16('avatar~1080.jpeg?x-expires=1761112800')]]);
  });
  it('is nothing where the list names no author', () => {
    expect(wantsFor(itemOf(wireVideoItem({ author: null })), 'avatar')).toEqual([]);
  });
});
