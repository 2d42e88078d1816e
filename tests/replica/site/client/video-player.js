import { el, icon } from './elements.js';

const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** An xgplayer-like wrapper with a silent, looping video; nothing of the file is fetched before `play()`. */
export function videoPlayer(item, order = 0) {
  const source = item.video?.playAddr ?? '';
  const video = el('video', {
    playsinline: '',
    loop: '',
    preload: 'none',
    poster: item.video?.originCover || item.video?.cover || null,
  });
  video.muted = true;
  const wrapper = el(
    'div',
    { id: `xgwrapper-${order}-${item.id}`, also: 'tiktok-web-player no-controls' },
    el('div', { also: 'xgplayer-container xgplayer xgplayer-pc' }, video),
  );
  const toggle = el(
    'button',
    { type: 'button', infix: 'ButtonPlay', 'aria-label': 'Play or pause' },
    icon('play', 56),
  );
  const node = el('div', { infix: 'DivBasicPlayerWrapper', mode: order }, wrapper, toggle);
  const play = () => {
    if (!source) return;
    if (!video.src) video.src = source;
    video.play().catch(() => node.setAttribute('data-still', ''));
  };
  toggle.addEventListener('click', () => (video.paused ? play() : video.pause()));
  video.addEventListener('playing', () => node.setAttribute('data-playing', ''));
  video.addEventListener('pause', () => node.removeAttribute('data-playing'));
  const stop = () => {
    video.pause();
    video.removeAttribute('src');
  };
  return { node, start: () => calm.matches || play(), pause: () => video.pause(), stop };
}
