import type { Background } from '@/entrypoints/tiktok.content/background';
import type { PostState } from '@/lib/messages';

/** The nth post's id: 19 digits as TikTok makes them, beyond 2^53. */
export function idOf(n: number): string {
  return `73012345678901${String(10_000 + n)}`;
}

/** A raw item as a list reply has it, of an invented person. */
export function rawItem(awemeId: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  const secUid = `MS4wLjABAAAA${'m'.repeat(40)}`;
  return {
    id: awemeId,
    author: { id: '7000000000000000001', uniqueId: 'mira.paints', secUid, nickname: 'Mira' },
    authorStats: { videoCount: 41 },
    video: { cover: coverOf(awemeId) },
    ...more,
  };
}

/** Two mirrors and sizes of one cover share what is before the `~`. */
export function coverOf(awemeId: string, host = 'p16-sign', size = '~tplv-a.webp?x-expires=1'): string {
  return `https://${host}.tiktokcdn.com/tos-alisg-p-0037/cover${awemeId}${size}`;
}

export function tile(n: number, handle = 'mira.paints'): string {
  return `<div class="css-1a-DivItemContainerV2 e1"><div data-e2e="user-post-item">
    <a href="https://www.tiktok.com/@${handle}/video/${idOf(n)}"><img src="${coverOf(idOf(n))}"></a>
  </div><div data-e2e="user-post-item-desc">A caption</div></div>`;
}

export function feedCard(n: number, handle = 'mira.paints'): string {
  return `<article data-e2e="recommend-list-item-container" data-scroll-index="${n}">
    <section data-e2e="feed-video" id="media-card-${n}"><div id="xgwrapper-${n}-${idOf(n)}"><video></video></div>
    <a href="/@${handle}"><h3 data-e2e="video-author-uniqueid">${handle}</h3></a></section>
    <section class="css-9z-SectionActionBarContainer e2"><button>Like</button></section></article>`;
}

/** The page of one post; `slides` makes it a photo post. */
export function postPage(inside: string, slides = ''): string {
  return `<div class="css-b-DivBrowserModeContainer e3"><div class="css-c-DivLeftContainer e4">
    <div class="css-d-DivVideoContainer e5">${inside}${slides}</div></div>
    <div class="css-e-DivContentContainer"><span data-e2e="browse-username">mira.paints</span>
    <div class="css-f-DivCopyLinkContainer e6"><p>link</p></div></div></div>`;
}

/** The page of somebody's live; `banner` as in builds whose classes have names. */
export function livePage(banner = true): string {
  const facts = `<h1 data-e2e="user-profile-nickname">Mira</h1><div data-e2e="live-people-count">12</div>`;
  return `<div id="tiktok-live-main-container-id">
    <div class="${banner ? 'css-a-DivLiveRoomBanner e1' : 'tiktok-q7 e1'}"><div class="who">${facts}</div></div>
    <div class="picture"><video></video></div></div>`;
}

/** A background that remembers what it was asked, and answers from a table. */
export function createBackground(archive: Record<string, PostState> = {}) {
  const asked = { postStates: [] as string[][], savePost: [] as unknown[], recordLive: [] as unknown[] };
  const life = { isThere: true };
  const background: Background = {
    isThere: () => life.isThere,
    async postStates(awemeIds) {
      asked.postStates.push(awemeIds);
      return Object.fromEntries(
        awemeIds.map((awemeId) => [awemeId, archive[awemeId] ?? { state: 'idle' as const }]),
      );
    },
    async recordLive(message) {
      asked.recordLive.push(message);
      return { state: 'saving' };
    },
    async savePost(message) {
      asked.savePost.push(message);
      return archive[message.awemeId] ?? { state: 'saving' };
    },
  };
  return { background, asked, life };
}
