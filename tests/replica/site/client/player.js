import { el } from './elements.js';
import { isPhoto } from './format.js';
import { notice } from './notices.js';
import { photoPlayer } from './photo-player.js';
import { videoPlayer } from './video-player.js';

function agePlayer() {
  const words = notice('lock', 'Age-restricted', 'Log in to confirm your age.');
  return { node: el('div', { infix: 'DivAgeGate' }, words), start() {}, pause() {}, stop() {} };
}

/** What plays a post: `{node, start, pause, stop}`. */
export function playerOf(item, order) {
  if (isPhoto(item)) return photoPlayer(item);
  return item.isContentClassified ? agePlayer() : videoPlayer(item, order);
}
