import type { Clock } from '../clock';
import type { FileId } from '../files/file-of';
import { type Secrets, sameText } from './seal';

const hour = 3600;

/** Seconds that links last, by kind (tiktok-web-api.md §5.2). Tests may change them. */
export interface LinkLife {
  video: number;
  image: number;
  music: number;
  live: number;
}

const usualLife: LinkLife = { video: 48 * hour, image: 48 * hour, music: 24 * hour, live: 14 * 24 * hour };

/** Makes links to media, and tells whether a link that comes back is good. */
export class Links {
  readonly #secrets: Secrets;
  readonly #clock: Clock;
  life: LinkLife = { ...usualLife };

  constructor(secrets: Secrets, clock: Clock) {
    this.#secrets = secrets;
    this.#clock = clock;
  }

  /** Unix second at which a link made now runs out. */
  expiry(kind: keyof LinkLife): number {
    return this.#clock.seconds() + this.life[kind];
  }

  isOver(expiry: number): boolean {
    return !(expiry > this.#clock.seconds());
  }

  /** What proves that a link was made here, of these very parts. */
  proof(...parts: (string | number)[]): string {
    return this.#secrets.seal('link', ...parts.map(String)).slice(0, 32);
  }

  isProof(given: string, ...parts: (string | number)[]): boolean {
    return sameText(given, this.proof(...parts));
  }
}

/** For whom links are made, and whether they have run out before they arrive. */
export interface Recipient {
  links: Links;
  chainToken: string;
  expired: boolean;
}

/** Unix second at which a link for this recipient runs out. */
export function expiryFor({ links, expired }: Recipient, kind: keyof LinkLife): number {
  return expired ? links.expiry(kind) - links.life[kind] - 60 : links.expiry(kind);
}

/** A file's name as it stands in a path: opaque, and the same on every mirror. */
export function pathName({ owner, slot }: FileId): string {
  return `o${Buffer.from(`${slot}.${owner}`).toString('base64url')}`;
}

export function readPathName(name: string): FileId | undefined {
  const text = Buffer.from(name.slice(1), 'base64url').toString();
  const [, slot = '', owner = ''] = /^([\w-]+)\.(\d{15,19})$/.exec(text) ?? [];
  return owner && name.startsWith('o') ? { owner, slot } : undefined;
}
