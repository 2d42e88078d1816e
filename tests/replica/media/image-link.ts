import type { FileId } from '../files/file-of';
import type { Incoming } from '../http/incoming';
import { expiryFor, type Links, pathName, type Recipient, readPathName } from '../trust/links';

/** Where a kind of picture (or song) lies: folder and what follows the name; anything after `~` is a rendition. */
export interface ImagePlace {
  folder: string;
  ending: string;
  hosts: readonly string[];
}

export const photoPlace = (ending: string): ImagePlace => ({
  folder: 'tos-alisg-i-photomode-sg',
  ending: `~tplv-photomode-image.${ending}`,
  hosts: ['p16-sign-sg.tiktokcdn.com', 'p19-sign-sg.tiktokcdn.com'],
});

export const coverPlace: ImagePlace = {
  folder: 'tos-alisg-p-0037',
  ending: '~tplv-tiktokx-origin.image',
  hosts: ['p16-sign.tiktokcdn.com'],
};

export const avatarPlace = (pixels: number): ImagePlace => ({
  folder: 'tos-alisg-avt-0068',
  ending: `~tplv-tiktokx-cropcenter:${pixels}:${pixels}.jpeg`,
  hosts: ['p16-common-sign.tiktokcdn-us.com'],
});

export const songPlace: ImagePlace = {
  folder: 'obj/tos-alisg-v-2774',
  ending: '.mp3',
  hosts: ['sf16-ies-music-sg.tiktokcdn.com'],
};

/** Mirrors of one picture, signed and with an end. No cookie is needed for them. */
export function imageUrls(to: Recipient, file: FileId, place: ImagePlace): string[] {
  const path = `/${place.folder}/${pathName(file)}${place.ending}`;
  const expires = expiryFor(to, place === songPlace ? 'music' : 'image');
  const signature = encodeURIComponent(signatureOf(to.links, path, expires));
  const query = `dr=14575&x-expires=${expires}&x-signature=${signature}&t=4d5b0474&ps=13740610&idc=replica`;
  return place.hosts.map((host) => `https://${host}${path}?${query}`);
}

/** The file that a request may have. */
export function readImageRequest(links: Links, { path, query }: Incoming): FileId | 'refused' {
  const expires = Number(query.get('x-expires'));
  const name = decodeURIComponent(path.split('/').pop() ?? '').split(/[~.]/)[0] ?? '';
  const file = readPathName(name);
  const good = (query.get('x-signature') ?? '') === signatureOf(links, decodeURIComponent(path), expires);
  return file && good && !links.isOver(expires) ? file : 'refused';
}

function signatureOf(links: Links, path: string, expires: number): string {
  return Buffer.from(links.proof('image', path, expires), 'hex').toString('base64');
}
