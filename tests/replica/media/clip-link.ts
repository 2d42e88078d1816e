import type { FileId } from '../files/file-of';
import type { Incoming } from '../http/incoming';
import { expiryFor, type Links, pathName, type Recipient, readPathName } from '../trust/links';

export const songHost = 'v77.tiktokcdn.com';
export const captionHost = 'v16-webapp.tiktok.com';

/** A link whose first two folders are its signature and its end in hex: music and captions. No cookie is needed. */
export function clipUrl(to: Recipient, host: string, file: FileId, mime: string): string {
  const end = expiryFor(to, 'music').toString(16);
  const rest = `/video/tos/alisg/tos-alisg-v-27dcd7/${pathName(file)}/`;
  const signature = to.links.proof('clip', end, rest);
  return `https://${host}/${signature}/${end}${rest}?a=1988&bti=ODszNWYuMDE6&ch=0&cr=0&dr=0&lr=default&cd=0%7C0%7C0%7C0&br=128&bt=64&ds=5&mime_type=${mime}&qs=13&l=REPLICA&btag=e00048000`;
}

/** The file that a request may have; undefined when the path is not of this kind. */
export function readClipRequest(links: Links, { path }: Incoming): FileId | 'refused' | undefined {
  const [, signature = '', end = '', rest = '', name = ''] =
    /^\/([0-9a-f]{32})\/([0-9a-f]{8})(\/video\/tos\/[\w-]+\/[\w-]+\/(o[\w-]+)\/)$/.exec(path) ?? [];
  if (!signature) return undefined;
  const good = links.isProof(signature, 'clip', end, rest) && !links.isOver(Number.parseInt(end, 16));
  return (good && readPathName(name)) || 'refused';
}
