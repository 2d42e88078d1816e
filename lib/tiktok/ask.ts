/**
 * One request to TikTok before it is signed: an API path with its own parameters (the base ones are added by the
 * transport), or a page whose rehydration data is wanted. Always www.tiktok.com, always GET.
 */
export type Ask =
  | { kind: 'api'; path: `/api/${string}`; query: Readonly<Record<string, string>>; referer: `/${string}` }
  | { kind: 'page'; path: `/${string}` };

/** What came back, checked for refusals and parsed: the API's JSON, or the page's `__DEFAULT_SCOPE__`. */
export type Reply = Record<string, unknown>;
