import { el, icon, picture } from './elements.js';

function slide(image, index, total, also) {
  const src = image.imageURL?.urlList?.[0] ?? '';
  const shown = picture(src, `Photo ${index + 1} of ${total}`, 'ImgPhotoSlide');
  return el('div', { also: `swiper-slide${also}`, 'data-swiper-slide-index': index }, shown);
}

/** All slides as swiper lays them out in a loop: the last one before the first, the first one after the last. */
function slidesOf(images) {
  const real = images.map((image, index) => slide(image, index, images.length, ''));
  if (images.length < 2) return real;
  const last = images.length - 1;
  return [
    slide(images[last], last, images.length, ' swiper-slide-duplicate'),
    ...real,
    slide(images[0], 0, images.length, ' swiper-slide-duplicate'),
  ];
}

function arrow(sign, label, move) {
  return el(
    'button',
    { type: 'button', infix: 'ButtonSlide', 'aria-label': label, on: { click: move } },
    icon(sign, 22),
  );
}

/** The pictures of a photo post, one at a time. */
export function photoPlayer(item) {
  const images = item.imagePost.images;
  const slides = slidesOf(images);
  const shift = images.length > 1 ? 1 : 0;
  const track = el('div', { also: 'swiper-wrapper' }, slides);
  const count = el('div', { infix: 'DivPhotoCount' });
  let at = 0;
  const showSlide = (next) => {
    at = (next + images.length) % images.length;
    track.style.setProperty('transform', `translateX(${-100 * (at + shift)}%)`);
    for (const one of slides) one.classList.toggle('swiper-slide-active', one === slides[at + shift]);
    count.textContent = `${at + 1} / ${images.length}`;
  };
  showSlide(0);
  const arrows = [
    arrow('left', 'Previous photo', () => showSlide(at - 1)),
    arrow('right', 'Next photo', () => showSlide(at + 1)),
  ];
  const swiper = el('div', { also: 'swiper swiper-initialized swiper-horizontal' }, track);
  const frame = el('div', { infix: 'DivPhotoVideoContainer' }, swiper);
  const inner = images.length > 1 ? [frame, ...arrows, count] : [frame, count];
  const node = el('div', { infix: 'DivPhotoPlayerContainer' }, inner);
  return { node, start() {}, pause() {}, stop() {} };
}
