import { lastClassOf } from './class-names.js';
import { el, icon } from './elements.js';

/** A message in the middle: what is the matter, and perhaps a button. */
export function notice(sign, title, text, button) {
  return el(
    'div',
    { infix: 'DivErrorContainer', role: 'status' },
    el('div', { infix: 'DivErrorIcon' }, icon(sign, 40)),
    el('p', { infix: 'PErrorTitle' }, title),
    el('p', { infix: 'PErrorText' }, text),
    button,
  );
}

/** What the site shows when an answer was empty: press Refresh to ask again. */
export function wentWrong(refresh) {
  const button = el('button', { type: 'button', infix: 'ButtonRefresh', on: { click: refresh } }, 'Refresh');
  return notice('repost', 'Something went wrong', 'Sorry about that! Please try again later.', button);
}

export function loading() {
  const box = el('div', { role: 'progressbar', 'aria-label': 'Loading' }, el('i'), el('i'));
  box.className = lastClassOf('DivLoadingContainer');
  return box;
}

/** Words for the statuses that a post or an account answers with (tiktok-web-api.md §6). */
export function statusNotice(status) {
  if (status === 10216 || status === 10222) {
    return notice('lock', 'This account is private', 'Follow this account to see its posts.');
  }
  if (status === 10221 || status === 10202 || status === 100002) {
    return notice('person', "Couldn't find this account", 'Looking for videos? Try another name.');
  }
  if (status === 10231) return notice('lock', 'Not available', 'This post is not available in your country.');
  return notice('play', 'Video currently unavailable', 'Looking for videos? Try the feed.');
}
