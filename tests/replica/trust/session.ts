import { randomBytes, randomUUID } from 'node:crypto';
import type { Incoming } from '../http/incoming';
import { type Secrets, sameText } from './seal';

/** Who is asking, by the cookies. */
export interface Session {
  /** The visitor: a `ttwid` that this replica gave out. */
  ttwid: string;
  /** Media links are bound to this. */
  chainToken: string;
  /** uniqueId of who is signed in. */
  viewer: string | undefined;
  /** Whether the visitor came with a cookie of ours, or has just got one. */
  known: boolean;
  /** `Set-Cookie` lines for what was missing. */
  fresh: string[];
}

const halfYear = 'Max-Age=15552000';

/** Visitors and who of them is signed in. */
export class Sessions {
  readonly #secrets: Secrets;
  #signedIn = new Map<string, string>();

  constructor(secrets: Secrets) {
    this.#secrets = secrets;
  }

  /** The session of a request; what it lacks is made, and must be sent along. */
  of({ cookies }: Incoming): Session {
    const given = decodeCookie(cookies.get('ttwid') ?? '');
    const known = this.#isOurs(given);
    const ttwid = known ? given : this.#newTtwid();
    const chain = cookies.get('tt_chain_token') ?? '';
    const chainToken = /^[\w+/=%-]{16,64}$/.test(chain) ? chain : randomBytes(16).toString('base64');
    const viewer = this.#signedIn.get(cookies.get('sessionid') ?? '');
    const fresh = [
      ...(known
        ? []
        : [`ttwid=${encodeURIComponent(ttwid)}; ${shared}; HttpOnly; SameSite=None; ${halfYear}`]),
      ...(chain === chainToken ? [] : [`tt_chain_token=${chainToken}; ${shared}; HttpOnly; ${halfYear}`]),
    ];
    return { ttwid, chainToken, viewer, known, fresh };
  }

  /** The value of the `sessionid` cookie that makes a visitor this member. */
  signIn(uniqueId: string): string {
    const value = randomBytes(16).toString('hex');
    this.#signedIn.set(value, uniqueId);
    return value;
  }

  signOut(value: string): void {
    this.#signedIn.delete(value);
  }

  #newTtwid(): string {
    const body = `1|${randomBytes(32).toString('base64url')}|${Math.floor(Date.now() / 1000)}`;
    return `${body}|${this.#secrets.seal('ttwid', body)}`;
  }

  #isOurs(ttwid: string): boolean {
    const at = ttwid.lastIndexOf('|');
    return at > 0 && sameText(ttwid.slice(at + 1), this.#secrets.seal('ttwid', ttwid.slice(0, at)));
  }
}

function decodeCookie(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}

const shared = 'Path=/; Domain=tiktok.com; Secure';

/** What a page hands out besides, to those who have none: readable by its scripts, except the CSRF token. */
export function pageCookies({ cookies }: Incoming): string[] {
  const all: [name: string, value: () => string, rest: string][] = [
    ['tt_csrf_token', () => randomBytes(18).toString('base64url'), 'HttpOnly; SameSite=Lax'],
    ['msToken', newMsToken, 'SameSite=None; Max-Age=864000'],
    ['s_v_web_id', newVerifyId, halfYear],
  ];
  const missing = all.filter(([name]) => !cookies.has(name));
  return missing.map(([name, value, rest]) => `${name}=${value()}; ${shared}; ${rest}`);
}

/** `Set-Cookie` lines of signing in, or out when there is no value. */
export function signInCookies(value: string | undefined): string[] {
  const life = value === undefined ? 'Max-Age=0' : halfYear;
  return ['sessionid', 'sessionid_ss', 'sid_tt'].map(
    (name) =>
      `${name}=${value ?? ''}; ${shared}; HttpOnly; SameSite=${name === 'sessionid_ss' ? 'None' : 'Lax'}; ${life}`,
  );
}

export function newMsToken(): string {
  return randomBytes(110).toString('base64url').slice(0, 146).concat('==');
}

function newVerifyId(): string {
  const [a = '', b = '', c = '', d = '', e = ''] = randomUUID().split('-');
  return `verify_${Date.now().toString(36)}_${a}_${b}_${c}_${d}_${e}`;
}
