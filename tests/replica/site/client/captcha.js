import { el } from './elements.js';

async function solve() {
  await window.fetch('/replica/solve', { method: 'POST', credentials: 'include' });
  location.reload();
}

/** Covers the page with the human check that a reply asked for; once is enough. */
export function showCaptcha(reply) {
  if (document.getElementById('captcha-verify-container')) return;
  const subtype = String(reply.subtype ?? 'slide').split(',')[0];
  const button = el('button', { type: 'button', infix: 'ButtonVerify', on: { click: solve } }, 'I am human');
  const card = el(
    'div',
    { infix: 'DivCaptchaCard', role: 'dialog', 'aria-modal': 'true', 'aria-label': 'Verify to continue' },
    el('h2', {}, 'Verify to continue'),
    el('div', { infix: 'DivCaptchaPuzzle', also: 'captcha_verify_img_slide' }),
    el('p', {}, `This replica does not ask for a real puzzle (${subtype}). Say that you are human to go on.`),
    button,
  );
  const cover = { id: 'captcha-verify-container', infix: 'DivCaptchaCover', also: 'captcha-disable-scroll' };
  document.body.append(el('div', cover, card));
  button.focus();
}
