import type { Incoming } from '../http/incoming';
import type { Broadcast, Quality } from '../live/broadcast';
import { expiryFor, type Links, type Recipient } from '../trust/links';

/** How the paths say which quality it is (tiktok-web-api.md §8, 2026-09). */
const endings: Readonly<Record<Quality, string>> = {
  origin: '_or4',
  uhd: '_uhd5',
  hd: '_hd',
  sd: '_sd5',
  ld: '_ld',
  ao: '_ao',
};

const pullHost = /^pull-(?:f5|hls)-tt\d\d\.fcdn\.eu\.tiktokcdn\.com$/;

export function isPullHost(host: string): boolean {
  return pullHost.test(host);
}

/** A signed address of a broadcast's stream, good for 14 days; nobody needs a cookie for it. */
export function pullUrl(to: Recipient, broadcast: Broadcast, quality: Quality, form: 'flv' | 'hls'): string {
  const name = `/stage/stream-${broadcast.streamId}${endings[quality]}`;
  const path = form === 'flv' ? `${name}.flv` : `${name}/index.m3u8`;
  const host = `pull-${form === 'flv' ? 'f5' : 'hls'}-tt0${1 + (Number(broadcast.streamId.at(-1)) % 4)}`;
  return `https://${host}.fcdn.eu.tiktokcdn.com${path}?${pullQuery(to.links, name, expiryFor(to, 'live'))}`;
}

/** What makes the addresses of one stream good links, its playlist's and its segments' alike. */
function pullQuery(links: Links, name: string, expire: number): string {
  const sign = links.proof('live', name, expire);
  return `_session_id=053-${expire}REPLICA.1&expire=${expire}&sign=${sign}`;
}

/** What a request to a pull host asks for. */
export interface PullRequest {
  streamId: string;
  quality: Quality;
  /** `flv`, or what stands after the stream's folder: `index.m3u8`, a segment, an init segment. */
  file: string;
  /** What the addresses in a playlist must carry. */
  rawQuery: string;
}

/** `refused` where the link is not ours, or has run out. */
export function readPullRequest(links: Links, { path, query, rawQuery }: Incoming): PullRequest | 'refused' {
  const [, name = '', streamId = '', ending = '', file = ''] =
    /^(\/stage\/stream-(\d+)(_[a-z]+\d?))[./](flv|[\w-]+\.\w+)$/.exec(path) ?? [];
  const found = Object.entries(endings).find(([, known]) => known === ending)?.[0] as Quality | undefined;
  const expire = Number(query.get('expire'));
  const good = links.isProof(query.get('sign') ?? '', 'live', name, expire) && !links.isOver(expire);
  return found && good ? { streamId, quality: found, file, rawQuery } : 'refused';
}
