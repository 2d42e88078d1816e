import { unsignedUrl } from './base-query.js';
import { showCaptcha } from './captcha.js';
import { rememberItems } from './item-store.js';

/** Waits before the second and third try of an empty answer, milliseconds. */
const WAITS = [500, 1500];

const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

function readReply(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function wantsHuman(reply) {
  return String(reply.code ?? reply.statusCode ?? '') === '10000' || reply.type === 'verify';
}

async function askOnce(path, params) {
  const response = await window.fetch(unsignedUrl(path, params), { credentials: 'include' });
  const text = await response.text();
  if (!response.ok || text === '') return null;
  return readReply(text);
}

/**
 * Asks the API through the page's current fetch, which signs. Gives the reply, or null after three refusals, broken
 * answers or a human check (which shows itself). A status other than 0 is the caller's to read.
 */
export async function askApi(path, params) {
  for (const pause of [0, ...WAITS]) {
    if (pause > 0) await wait(pause);
    const reply = await askOnce(path, params).catch(() => null);
    if (reply === null) continue;
    if (wantsHuman(reply)) {
      showCaptcha(reply);
      return null;
    }
    rememberItems(reply.itemList);
    return reply;
  }
  return null;
}

/** The first non-zero of both spellings; 0 is good. */
export function statusOf(reply) {
  return reply.statusCode || reply.status_code || 0;
}
