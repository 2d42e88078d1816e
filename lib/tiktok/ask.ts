/**
 * One request to TikTok before it is signed: an API path with its own parameters (the base ones are added by the
 * transport), a page whose rehydration data is wanted, or a pasted link that is to be followed. Always GET; paths below
 * /webcast/ are of webcast.tiktok.com, all others of www.tiktok.com.
 */
export type Ask =
  | { kind: 'api'; path: ApiPath; query: Readonly<Record<string, string>>; referer: `/${string}` }
  | { kind: 'page'; path: `/${string}`; instead?: Instead }
  /** `path` is the link as it was pasted. */
  | { kind: 'link'; path: string };

/** What the API is asked where a page comes without any of these scopes. */
export interface Instead {
  scopes: readonly string[];
  ask: Extract<Ask, { kind: 'api' }>;
}

/** Where TikTok answers in JSON: the site's own API, its live rooms, and their own server. */
export type ApiPath = `/api/${string}` | `/api-live/${string}` | `/webcast/${string}`;

/**
 * What came back, checked for refusals and parsed: the API's JSON, or the page's `__DEFAULT_SCOPE__`; either where both may
 * answer. Of a link, `url` says where it led, beside what the page there has.
 */
export type Reply = Record<string, unknown>;
