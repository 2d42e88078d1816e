import { browser } from 'wxt/browser';
import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { onMessage, sendMessage } from '@/lib/messages';
import type { Background } from './background';
import { watchPresses } from './button/presses';
import { startContent } from './start-content';
import './style.css';

const background: Background = {
  savePost: (message) => sendMessage('savePost', message),
  recordLive: (message) => sendMessage('recordLive', message),
  postStates: (awemeIds) => sendMessage('postStates', { awemeIds }),
  isThere: () => browser.runtime?.id !== undefined,
};

/** The content script of TikTok's pages, in the top frame: the buttons, and what the background and the popup ask of a page. */
export default defineContentScript({
  matches: ['https://www.tiktok.com/*'],
  // Before the page's first script, which must not hear of a press earlier than this one does.
  runAt: 'document_start',
  main(ctx) {
    watchPresses(window);
    const start = () => startOn(ctx);
    if (document.readyState === 'loading') ctx.addEventListener(document, 'DOMContentLoaded', start);
    else start();
  },
});

/** Puts Clipkeep on a page that has been read. */
function startOn(ctx: ContentScriptContext): void {
  const content = startContent(window, background, ctx.signal);
  const answers = [
    onMessage('readSubject', () => content.readSubject()),
    onMessage('readContext', () => content.readContext()),
    onMessage('nextShownList', ({ data }) => content.nextShownList(data)),
    onMessage('postsChanged', ({ data }) => content.postsChanged(data.states)),
  ];
  ctx.onInvalidated(() => {
    for (const stop of answers) stop();
  });
  ctx.addEventListener(window, 'wxt:locationchange', content.moved);
}
