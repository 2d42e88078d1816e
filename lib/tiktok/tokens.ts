import type { PageContext } from './page-context';

const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-';

/** The tokens that a session has, '' where it lacks one, by their names in cookies. */
interface Tokens {
  msToken: string;
  ttwid: string;
  odin_tt: string;
}

/**
 * A made-up msToken, as f2 makes them: 146 random signs and `==` (f2-behaviour.md §4, 2025-06). For requests that only
 * want the parameter to be there; `random` gives 0 ≤ x < 1.
 */
export function falseMsToken(random: () => number): string {
  const sign = () => signs.charAt(Math.floor(random() * signs.length));
  return `${Array.from({ length: 146 }, sign).join('')}==`;
}

/** The tokens in a cookie string. The page's own msToken is newer than its cookie. */
export function readTokens(cookies: string, context?: Pick<PageContext, 'msToken'>): Tokens {
  return {
    msToken: context?.msToken || cookieValue(cookies, 'msToken'),
    ttwid: cookieValue(cookies, 'ttwid'),
    odin_tt: cookieValue(cookies, 'odin_tt'),
  };
}

/** The value of one cookie in a `Cookie` header or `document.cookie`, as it stands there; '' where it isn't. */
export function cookieValue(cookies: string, name: string): string {
  const pairs = cookies.split(/;\s*/);
  const pair = pairs.find((one) => one.startsWith(`${name}=`));
  return pair?.slice(name.length + 1) ?? '';
}

/** The first msToken that is one, of those a session has had, best first; a made-up one where none is. */
export function pickMsToken(known: readonly (string | null)[], random: () => number): string {
  return known.find(isMsToken) ?? falseMsToken(random);
}

/** Whether a text may be a token: it goes into a URL, so one that a page sends is looked at first. */
export function isMsToken(text: string | null): text is string {
  return text !== null && /^[\w+/=%-]{16,512}$/.test(text);
}
