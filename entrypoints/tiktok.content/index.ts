import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { onMessage, sendMessage } from '@/lib/messages';
import type { Background } from './background';
import { startContent } from './start-content';
import './style.css';

const background: Background = {
  savePost: (message) => sendMessage('savePost', message),
  postStates: (awemeIds) => sendMessage('postStates', { awemeIds }),
  isThere: () => browser.runtime?.id !== undefined,
};

export default defineContentScript({
  matches: ['https://www.tiktok.com/*'],
  runAt: 'document_idle',
  main(ctx) {
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
    ctx.addEventListener(window, 'wxt:locationchange', ({ newUrl }) => content.movedTo(newUrl.href));
  },
});
