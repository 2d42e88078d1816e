import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What only this run of the replica knows; all its signatures hang on it. */
export class Secrets {
  /** Goes into the page's signer script, and nowhere else. */
  readonly signer = randomBytes(32).toString('base64url');
  readonly #own = randomBytes(32);

  /** A keyed hash of these texts, hex. */
  seal(...texts: string[]): string {
    return createHmac('sha256', this.#own).update(texts.join('\n')).digest('hex');
  }
}

/** Whether two texts are the same, in a time that tells nothing. */
export function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
