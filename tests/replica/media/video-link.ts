import type { FileId } from '../files/file-of';
import { header, type Incoming } from '../http/incoming';
import { expiryFor, type Links, pathName, type Recipient, readPathName } from '../trust/links';

const hosts = ['v16-webapp-prime.tiktok.com', 'v19-webapp-prime.tiktok.com'];
const folder = '/video/tos/alisg/tos-alisg-pve-0037c001/';
const silentEnd = 'media-video-hvc1/';

export interface VideoLink {
  file: FileId;
  /** Bits per second, as the link's `br` hints. */
  bitrate: number;
  /** A `Format: "dash"` track. */
  silent: boolean;
  /** Where it leads, `video_mp4` for all but sound tracks. */
  mime?: string;
}

/** Mirrors of one video file, bound to the recipient's `tt_chain_token`. */
export function videoUrls(to: Recipient, link: VideoLink): string[] {
  const expire = expiryFor(to, 'video');
  const path = `${folder}${pathName(link.file)}/${link.silent ? silentEnd : ''}`;
  const signature = to.links.proof('video', path, expire, to.chainToken);
  const kilobits = Math.round(link.bitrate / 1000);
  const query = [
    'a=1988&bti=ODszNWYuMDE6&ch=0&cr=3&dr=0&lr=all&cd=0%7C0%7C0%7C&cv=1',
    `br=${kilobits * 2}&bt=${kilobits}&cs=0&ds=6&mime_type=${link.mime ?? 'video_mp4'}&qs=0&btag=e00088000`,
    `expire=${expire}&l=${signature.slice(0, 12).toUpperCase()}&ply_type=2&policy=2`,
    `signature=${signature}&tk=tt_chain_token`,
  ].join('&');
  return hosts.map((host) => `https://${host}${path}?${query}`);
}

/** The file that a request may have, or why not: the session's cookie, the site's Referer, time left, GET. */
export function readVideoRequest(links: Links, incoming: Incoming): FileId | 'refused' {
  const { path, query, cookies } = incoming;
  const file = readPathName(path.startsWith(folder) ? (path.slice(folder.length).split('/')[0] ?? '') : '');
  const expire = Number(query.get('expire'));
  const token = cookies.get('tt_chain_token');
  const fromSite = header(incoming, 'referer').startsWith('https://www.tiktok.com/');
  // Some gears answer HEAD with 403 even to the site itself.
  if (!file || !token || !fromSite || incoming.method !== 'GET' || links.isOver(expire)) return 'refused';
  const good = links.isProof(query.get('signature') ?? '', 'video', path, expire, token);
  return good && query.get('tk') === 'tt_chain_token' ? file : 'refused';
}
