// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { rootOf, rootsIn, spotOf } from '@/entrypoints/tiktok.content/cards/find-roots';
import { readPost } from '@/entrypoints/tiktok.content/cards/read-post';
import { createSeenItems } from '@/entrypoints/tiktok.content/seen-items';
import { coverOf, feedCard, idOf, livePage, postPage, rawItem, tile } from '../page';

const site = 'https://www.tiktok.com';
const profile = `${site}/@mira.paints`;
const [a, b] = [idOf(1), idOf(2)];
const video = (awemeId: string, uniqueId = 'mira.paints') => ({ awemeId, uniqueId, kind: 'video' });
const photo = (awemeId: string, uniqueId = 'mira.paints') => ({ awemeId, uniqueId, kind: 'photo' });
const link = (kind: string, id: string) => `<a href="/@mira.paints/${kind}/${id}"><img></a>`;
const slides = `<div class="css--DivPhotoPlayerContainer"><div class="swiper-slide swiper-slide-duplicate">
  <img class="css--ImgPhotoSlide" src="${coverOf(a)}"></div></div>`;

type Case = [name: string, html: string, url: string, expected: unknown[]];

const live = { awemeId: '@mira.paints', uniqueId: 'Mira.paints', kind: 'live' };

const cases: Case[] = [
  ['the page of a live', livePage(), `${site}/@Mira.paints/live?lang=en`, ['live-page', live]],
  ['the same frame around something else', livePage(), `${site}/live`, []],
  ['a feed card by its player', feedCard(1), `${site}/foryou`, ['feed-card', video(a)]],
  [
    'a feed card whose player is for another post than its links',
    `<article data-e2e="recommend-list-item-container"><div id="xgwrapper-0-${a}"></div>${link('video', b)}</article>`,
    site,
    ['feed-card', video(a)],
  ],
  [
    'a bare section of the feed',
    `<section id="media-card-3"><div id="xgwrapper-3-${b}"></div><a href="/@kim_k?lang=en">Kim</a></section>`,
    `${site}/following`,
    ['feed-card', video(b, 'kim_k')],
  ],
  [
    'an article of the column list',
    `<main><div id="column-list-container"><article><div id="xgwrapper-1-${b}"></div></article></div></main>`,
    `${site}/friends`,
    ['feed-card', video(b, '')],
  ],
  [
    'a photo post of the feed, known only by its picture, in another size from another mirror',
    `<article data-e2e="recommend-list-item-container"><div class="swiper-slide">
      <img class="css-1--ImgPhotoSlide" src="${coverOf(a, 'p19', '~tplv-photomode:640.jpeg')}"></div></article>`,
    site,
    ['feed-card', photo(a, 'mira.paints')],
  ],
  [
    'a feed card that only the file address tells',
    `<section data-e2e="feed-video"><video src="https://v16-webapp-prime.tiktok.com/v/x/?item_id=${b}&a=1"></video></section>`,
    site,
    ['feed-card', video(b, '')],
  ],
  [
    'a feed card that only the id of the inner player tells',
    `<section data-e2e="feed-video"><div class="xgplayer-container" id="xg-0-${b}"></div></section>`,
    site,
    ['feed-card', video(b, '')],
  ],
  [
    'a feed card that nothing tells',
    '<article data-e2e="recommend-list-item-container">…</article>',
    site,
    [],
  ],
  ['a tile of a profile', tile(1), profile, ['grid-tile', video(a)]],
  [
    'a pinned photo post',
    `<div data-e2e="user-post-item">${link('photo', a)}</div>`,
    profile,
    ['grid-tile', photo(a)],
  ],
  ...['user-liked-item', 'favorites-item', 'user-repost-item', 'music-item', 'challenge-item'].map(
    (name): Case => [
      `a tile called ${name}`,
      `<div data-e2e="${name}">${link('video', b)}</div>`,
      profile,
      ['grid-tile', video(b)],
    ],
  ),
  [
    'a search result whose link lies around it',
    `<a href="${site}/@mira.paints/video/${a}?q=hills"><div data-e2e="search_video-item"><img></div></a>`,
    `${site}/search?q=hills`,
    ['grid-tile', video(a)],
  ],
  [
    'a tile that leads elsewhere',
    `<div data-e2e="user-post-item"><a href="https://tiktok.com.evil.example/@a/video/${a}"></a></div>`,
    profile,
    [],
  ],
  [
    'a playlist in a grid',
    '<div data-e2e="user-post-item"><a href="/@a/playlist/x-1"></a></div>',
    profile,
    [],
  ],
  [
    'the page of a video',
    postPage(`<div id="xgwrapper-4-${a}"></div>`),
    `${profile}/video/${a}`,
    ['video-page', video(a)],
  ],
  [
    'the page of a video without a player',
    postPage('<img>'),
    `${profile}/video/${a}?lang=fa`,
    ['video-page', video(a)],
  ],
  [
    'an overlay while one player follows another: the address tells',
    postPage(`<div id="xgwrapper-4-${b}"></div><div id="xgwrapper-5-${a}"></div>`),
    `${profile}/video/${a}`,
    ['video-page', video(a)],
  ],
  [
    'an overlay that still shows the player from before',
    postPage(`<div id="xgwrapper-4-${b}"></div>`),
    `${profile}/video/${a}`,
    ['video-page', video(b)],
  ],
  ['the page of a photo post', postPage('', slides), `${profile}/photo/${b}`, ['photo-page', photo(b)]],
  [
    'a page with the video at its left and no overlay',
    `<div class="css-DivLeftContainer"><div class="css-DivVideoContainer x"><div id="xgwrapper-0-${a}"></div></div></div>`,
    `${site}/@mira.paints/video/${a}`,
    ['video-page', video(a)],
  ],
  ['the same containers on a profile', postPage(''), profile, []],
  [
    'a post page that shows the feed: only the feed card',
    postPage(feedCard(1)),
    `${profile}/video/${a}`,
    ['feed-card', video(a)],
  ],
  [
    'tiles beside an opened video are posts of their own',
    postPage(`<div id="xgwrapper-4-${b}"></div>`).replace('<p>link</p>', `<p>link</p>${tile(1)}`),
    `${profile}/video/${b}`,
    ['video-page', video(b), 'grid-tile', video(a)],
  ],
];

describe('the post of a card', () => {
  it.each(cases)('%s', (_name, html, url, expected) => {
    document.body.innerHTML = html;
    const items = createSeenItems();
    items.add(rawItem(a));
    const roots = new Set(rootsIn(document.documentElement));
    const found = [...roots].flatMap((root) => {
      const spot = spotOf(root, url);
      const post = spot && readPost(root, spot, { url, items });
      return spot && post ? [spot.id, post] : [];
    });
    expect(found).toEqual(expected);
  });

  it('takes the outermost of roots that lie within each other', () => {
    document.body.innerHTML = tile(1);
    const inner = document.querySelector('[data-e2e="user-post-item"]');
    expect(inner && rootOf(inner)?.className).toContain('DivItemContainerV2');
  });

  it('knows a photo post and its author by the item that was seen', () => {
    document.body.innerHTML = `<article data-e2e="recommend-list-item-container"><div id="xgwrapper-0-${b}"></div></article>`;
    const items = createSeenItems();
    items.add(rawItem(b, { imagePost: { images: [] } }));
    const [root] = rootsIn(document.body);
    const spot = root && spotOf(root, site);
    expect(root && spot && readPost(root, spot, { url: site, items })).toEqual(photo(b));
  });
});
