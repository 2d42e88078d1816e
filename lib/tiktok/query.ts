import type { Ask } from './ask';
import type { PageContext } from './page-context';
import { xBogus } from './x-bogus';

/** What the browser says of itself: `navigator`, `screen`, and the time zone's IANA name. */
export interface BrowserFacts {
  userAgent: string;
  language: string;
  platform: string;
  screenWidth: number;
  screenHeight: number;
  timeZone: string;
}

/** A question to the API, before it has its base parameters and its signature. */
export type ApiAsk = Extract<Ask, { kind: 'api' }>;

/** What is the same in every request of the page (tiktok-web-api.md §2, 2026-08). */
const fixed = {
  aid: '1988',
  app_name: 'tiktok_web',
  browser_name: 'Mozilla',
  browser_online: 'true',
  channel: 'tiktok_web',
  cookie_enabled: 'true',
  data_collection_enabled: 'true',
  device_platform: 'web_pc',
  focus_state: 'true',
  from_page: 'user',
  history_len: '3',
  is_fullscreen: 'false',
  is_page_visible: 'true',
  referer: '',
  root_referer: '',
  video_encoding: 'mp4',
};

/** The URL as our own code signs it: base parameters, the ask's own, msToken, X-Bogus; sent byte for byte as signed. */
export function apiUrl(ask: ApiAsk, context: PageContext, facts: BrowserFacts, unixSeconds: number): string {
  const { base, query } = split(bareApiUrl(ask, context, facts));
  return `${base}?${signedQuery(query, context.msToken, facts.userAgent, unixSeconds)}`;
}

/** The URL without msToken and signature, for the page's own fetch to complete. */
export function bareApiUrl(ask: ApiAsk, context: PageContext, facts: BrowserFacts): string {
  const all: Record<string, string> = {
    ...fixed,
    ...contextQuery(context),
    ...factsQuery(facts),
    ...ask.query,
  };
  const pairs = Object.keys(all)
    .sort()
    .map((key) => `${escapeValue(key)}=${escapeValue(all[key] ?? '')}`);
  return new URL(`https://${apiHost(ask.path)}${ask.path}?${pairs.join('&')}`).href;
}

/** Live rooms have a server of their own, unsigned (tiktok-web-api.md §8, 2026-09). */
function apiHost(path: ApiAsk['path']): string {
  return path.startsWith('/webcast/') ? 'webcast.tiktok.com' : 'www.tiktok.com';
}

/** An already normalised query with msToken and then X-Bogus, which covers everything before it. */
export function signedQuery(query: string, msToken: string, userAgent: string, unixSeconds: number): string {
  const normal = new URL(`https://www.tiktok.com/?${query}&msToken=${escapeValue(msToken)}`).search.slice(1);
  return `${normal}&X-Bogus=${xBogus(normal, userAgent, unixSeconds)}`;
}

function contextQuery(context: PageContext): Record<string, string> {
  const { deviceId, odinId, webIdCreatedTime, region, language, signedIn, verifyFp } = context;
  return {
    WebIdLastTime: webIdCreatedTime,
    app_language: language,
    device_id: deviceId,
    language,
    odinId,
    priority_region: region,
    region,
    verifyFp,
    webcast_language: language,
    user_is_login: String(signedIn),
  };
}

function factsQuery(facts: BrowserFacts): Record<string, string> {
  return {
    browser_language: facts.language,
    browser_platform: facts.platform,
    browser_version: facts.userAgent.replace(/^Mozilla\//, ''),
    os: osOf(facts.platform),
    screen_height: String(facts.screenHeight),
    screen_width: String(facts.screenWidth),
    tz_name: facts.timeZone,
  };
}

function osOf(platform: string): string {
  if (/^win/i.test(platform)) return 'windows';
  return /^mac/i.test(platform) ? 'mac' : 'linux';
}

/**
 * Escapes what would end or change the value. Everything else is left to the browser's own normalisation: TikTok hashes
 * the URL after it, and a fully percent-encoded one is silently refused (tiktok-web-api.md §2, 2026-09).
 */
function escapeValue(value: string): string {
  return value.replace(/[\p{Cc} %&#+]/gu, (sign) => encodeURIComponent(sign));
}

function split(url: string): { base: string; query: string } {
  const mark = url.indexOf('?');
  return { base: url.slice(0, mark), query: url.slice(mark + 1) };
}
