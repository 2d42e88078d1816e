import { createHmac } from 'node:crypto';
import { sameText } from './seal';

const suffix = /^(.*?)&?X-Dynosaur=1\.(\d{1,12})\.([\w-]{8,64})&msToken=[^&]*&X-Bogus=1&X-Gnarly=([\w-]+)$/s;
const anySuffixPart = /(?:^|&)(?:X-Dynosaur|msToken|X-Bogus|X-Gnarly)=/;
const longest = 30;

/** Checks the suffix that the page's own signer appends. Bound to the exact query and user agent, short-lived, good once. */
export class SignatureCheck {
  readonly #secret: string;
  /** Nonce and the Unix second after which it is forgotten. */
  #used = new Map<string, number>();

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** Why a request is not trusted, in a word for tests; undefined when it is. Using it up is part of checking it. */
  objection(path: string, rawQuery: string, userAgent: string): string | undefined {
    const parts = suffix.exec(rawQuery);
    if (!parts) return 'unsigned';
    const [, bare = '', time = '', nonce = '', signature = ''] = parts;
    if (anySuffixPart.test(bare)) return 'signed twice';
    const signed = rawQuery.slice(0, rawQuery.lastIndexOf('&X-Gnarly='));
    const text = `${time}.${nonce}\n${path}?${signed}\n${userAgent}`;
    const right = createHmac('sha256', this.#secret).update(text).digest('base64url');
    if (!sameText(right, signature)) return 'another query';
    return this.#objectionToTime(Number(time), nonce);
  }

  // The signer runs on the browser's clock, so the replica's moved clock does not count here.
  #objectionToTime(time: number, nonce: string): string | undefined {
    const now = Math.floor(Date.now() / 1000);
    if (Math.abs(now - time) > longest) return 'too old';
    for (const [known, until] of this.#used) if (until < now) this.#used.delete(known);
    if (this.#used.has(nonce)) return 'used before';
    this.#used.set(nonce, now + 2 * longest);
    return undefined;
  }
}
