// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchPresses } from '@/entrypoints/tiktok.content/button/presses';
import { type Content, startContent } from '@/entrypoints/tiktok.content/start-content';
import { coverOf, createBackground, feedCard, idOf, postPage, rawItem, tile } from './page';
import { goTo, labelIn, nextBatch, partOf, preparePlatform, pressByHand } from './platform';

const profile = 'https://www.tiktok.com/@mira.paints';
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);
const hosts = () => [...document.querySelectorAll('clipkeep-button')];
const element = (selector: string): Element => {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};
const announce = (text: unknown, path = '/api/post/item_list/') => {
  const detail = JSON.stringify({ path, text: JSON.stringify(text) });
  document.dispatchEvent(new CustomEvent('clipkeep:list', { detail }));
};

beforeAll(() => {
  preparePlatform();
  watchPresses(window);
});

describe('the content script', () => {
  let end: AbortController;
  let world: ReturnType<typeof createBackground>;
  let content: Content;

  async function start(html: string, url = profile): Promise<void> {
    goTo(url);
    document.body.innerHTML = html;
    content = startContent(window, world.background, end.signal);
    await nextBatch();
  }

  beforeEach(() => {
    end = new AbortController();
    world = createBackground({ [idOf(2)]: { state: 'saved' } });
  });
  afterEach(() => end.abort());

  it('puts one button on each card and asks for all of them at once', async () => {
    await start(
      `<div>${range(1, 30)
        .map((n) => tile(n))
        .join('')}</div>`,
    );
    expect(hosts()).toHaveLength(30);
    expect(world.asked.postStates).toEqual([range(1, 30).map(idOf)]);
    expect(labelIn(document.body.children[0]?.children[1] ?? null)).toBe('Saved: video by @mira.paints');
  });

  it('asks only for the new ones when more come, whatever the number of changes', async () => {
    await start(
      `<div id="grid">${range(1, 30)
        .map((n) => tile(n))
        .join('')}</div>`,
    );
    for (const n of range(31, 60)) element('#grid').insertAdjacentHTML('beforeend', tile(n));
    await nextBatch();
    expect(hosts()).toHaveLength(60);
    expect(world.asked.postStates[1]).toEqual(range(31, 60).map(idOf));
    expect(world.asked.postStates).toHaveLength(2);
  });

  it('sits in the bar of a feed card, on the picture of a post page', async () => {
    await start(
      feedCard(1) + postPage(`<div id="xgwrapper-0-${idOf(2)}"></div>`),
      `${profile}/video/${idOf(2)}`,
    );
    expect(hosts().map((host) => host.parentElement?.className.replace(/^css-\w+-| e\d$/g, ''))).toEqual([
      'SectionActionBarContainer',
      'DivVideoContainer',
    ]);
  });

  it('never sits inside a link', async () => {
    await start(
      `<div><a href="/@mira.paints/video/${idOf(1)}"><div data-e2e="search_video-item"></div></a></div>`,
    );
    expect(hosts().map((host) => host.closest('a'))).toEqual([null]);
  });

  it('follows a card that comes to show another post', async () => {
    await start(feedCard(1));
    element('[id^="xgwrapper-"]').id = `xgwrapper-9-${idOf(2)}`;
    await nextBatch();
    expect(hosts()).toHaveLength(1);
    expect(labelIn(document.body)).toBe('Saved: video by @mira.paints');
    pressByHand(hosts()[0] ?? null);
    expect(world.asked.savePost).toEqual([{ awemeId: idOf(2), uniqueId: 'mira.paints' }]);
  });

  it('leaves a card that shows nothing any more, and comes back', async () => {
    await start(feedCard(1));
    const card = element('article');
    const inside = card.innerHTML;
    card.innerHTML = '';
    await nextBatch();
    expect(hosts()).toHaveLength(0);
    card.innerHTML = inside
      .replaceAll(/<clipkeep-button.*?<\/clipkeep-button>/g, '')
      .replace(idOf(1), idOf(2));
    await nextBatch();
    expect(labelIn(card)).toBe('Saved: video by @mira.paints');
  });

  it('forgets cards that have left the page', async () => {
    await start(`<div id="grid">${tile(1)}${tile(3)}</div>`);
    element('#grid').firstElementChild?.remove();
    await nextBatch();
    document.dispatchEvent(new Event('visibilitychange'));
    await nextBatch();
    expect(world.asked.postStates.at(-1)).toEqual([idOf(3)]);
  });

  it('returns where the site has thrown it out, without a second one', async () => {
    await start(feedCard(1));
    hosts()[0]?.remove();
    await nextBatch();
    expect(hosts()).toHaveLength(1);
  });

  it('gives up on a page that throws it out for ever', async () => {
    await start(feedCard(1));
    const jealous = new MutationObserver(() => hosts()[0]?.remove());
    jealous.observe(document.body, { childList: true, subtree: true });
    hosts()[0]?.remove();
    for (const _ of range(1, 60)) await nextBatch();
    jealous.disconnect();
    expect(hosts()).toHaveLength(0);
    element('article').setAttribute('id', 'touched');
    await nextBatch();
    expect(hosts()).toHaveLength(0);
  });

  it('sends the item that the page has received along with a press', async () => {
    await start(tile(1) + tile(3));
    announce({ itemList: [rawItem(idOf(1))] });
    for (const host of hosts()) pressByHand(host);
    await nextBatch();
    expect(world.asked.savePost).toEqual([
      { awemeId: idOf(1), uniqueId: 'mira.paints', seen: rawItem(idOf(1)) },
      { awemeId: idOf(3), uniqueId: 'mira.paints' },
    ]);
    expect(labelIn(document.body)).toBe('Saving video by @mira.paints');
  });

  it('does not send a second press while one is being saved', async () => {
    await start(tile(1));
    for (const _ of range(1, 3)) pressByHand(hosts()[0] ?? null);
    await nextBatch();
    expect(world.asked.savePost).toHaveLength(1);
  });

  it('sends a press on a post that a whole list will bring some day', async () => {
    world = createBackground({ [idOf(1)]: { state: 'saving' } });
    await start(tile(1));
    expect(labelIn(document.body)).toBe('Saving video by @mira.paints');
    for (const _ of range(1, 3)) pressByHand(hosts()[0] ?? null);
    await nextBatch();
    expect(world.asked.savePost).toHaveLength(1);
  });

  it('shows news from the background on every card of that post', async () => {
    await start(tile(1) + tile(1) + tile(3));
    content.postsChanged({ [idOf(1)]: { state: 'failed', sentence: 'Your disk is full.' } });
    expect(hosts().map((host) => partOf(host, '.box').dataset['state'])).toEqual([
      'failed',
      'failed',
      'idle',
    ]);
  });

  it('fails in words when the background does not answer', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await start(tile(1));
    world.background.savePost = () => Promise.reject(new Error('no receiver'));
    pressByHand(hosts()[0] ?? null);
    await nextBatch();
    expect(labelIn(document.body)).toBe(
      "Failed to save video by @mira.paints: Clipkeep didn't answer. Press to try again.",
    );
    expect(logged).toHaveBeenCalledTimes(1);
    logged.mockRestore();
  });

  it('asks for a reload once it was updated, and sends nothing', async () => {
    await start(tile(1));
    world.life.isThere = false;
    pressByHand(hosts()[0] ?? null);
    await nextBatch();
    expect(labelIn(document.body)).toBe('Reload the page to finish the update of Clipkeep.');
    expect(world.asked.savePost).toEqual([]);
  });

  it('reads a card as soon as a list tells its post', async () => {
    await start(
      `<article data-e2e="recommend-list-item-container"><img src="${coverOf(idOf(1))}"></article>`,
    );
    expect(hosts()).toHaveLength(0);
    announce({ itemList: [rawItem(idOf(1))] }, '/api/recommend/item_list/');
    await nextBatch();
    expect(labelIn(document.body)).toBe('Save video by @mira.paints');
  });

  it('follows the address of an opened post', async () => {
    await start(postPage('<img>'), profile);
    expect(hosts()).toHaveLength(0);
    goTo(`${profile}/photo/${idOf(2)}`);
    content.moved();
    await nextBatch();
    expect(labelIn(document.body)).toBe('Saved: photos by @mira.paints');
    goTo(profile);
    content.moved();
    await nextBatch();
    expect(hosts()).toHaveLength(0);
  });

  it('asks again when the tab comes back from the cache', async () => {
    await start(tile(1));
    const show = Object.assign(new Event('pageshow'), { persisted: true });
    window.dispatchEvent(show);
    await nextBatch();
    expect(world.asked.postStates).toEqual([[idOf(1)], [idOf(1)]]);
  });

  it('knows the profile that was navigated to by its posts, never by the blob of the first page', async () => {
    const secUid = `MS4wLjABAAAA${'k'.repeat(40)}`;
    const user = { id: '7000000000000000002', uniqueId: 'kim_k', secUid, nickname: 'Kim' };
    const scopes = { 'webapp.user-detail': { userInfo: { user, stats: { videoCount: 7 } } } };
    const json = JSON.stringify({ __DEFAULT_SCOPE__: scopes });
    const blob = `<script id="__UNIVERSAL_DATA_FOR_REHYDRATION__" type="application/json">${json}</script>`;
    await start(blob, 'https://www.tiktok.com/@kim_k');
    expect(content.readSubject()).toMatchObject({ secUid, nickname: 'Kim', videoCount: 7 });
    goTo(profile);
    expect(content.readSubject()).toMatchObject({ uniqueId: 'mira.paints', secUid: '', videoCount: 0 });
    announce({ itemList: [rawItem(idOf(1))] });
    expect(content.readSubject()).toMatchObject({ nickname: 'Mira', videoCount: 41 });
  });

  it('ends without a trace, and clears away what an earlier one left', async () => {
    document.body.innerHTML = '<clipkeep-button></clipkeep-button>';
    await start(`${tile(1)}<clipkeep-button></clipkeep-button>`);
    expect(hosts()).toHaveLength(1);
    end.abort();
    expect(hosts()).toHaveLength(0);
    document.body.insertAdjacentHTML('beforeend', tile(3));
    await nextBatch();
    expect(hosts()).toHaveLength(0);
  });
});
