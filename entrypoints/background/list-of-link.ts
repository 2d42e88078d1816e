import type { StartJob } from '@/lib/messages';
import { ClipkeepError } from '@/lib/tiktok/errors';
import type { Link } from '@/lib/tiktok/links';
import { folderById, playlistById, roomInfo, soundById } from '@/lib/tiktok/lookups';
import type { Target } from '@/lib/tiktok/target';
import { type Asking, describeList, findUser, lookUp } from './look-up';

/** The list that a link means, without what is looked up by its name. */
export type ListOfLink = Pick<StartJob, 'source' | 'target' | 'label' | 'expected' | 'recording'>;

type Of<Kind extends Link['kind']> = Extract<Link, { kind: Kind }>;

/** Says which list a link means and what it is called. Throws ClipkeepError, badLink for kinds that are no list. */
export function listOfLink(ports: Asking, link: Link | null): Promise<ListOfLink> {
  const read =
    link === null
      ? undefined
      : (kinds[link.kind] as ((ports: Asking, link: Link) => Promise<ListOfLink>) | undefined);
  if (!link || !read) return Promise.reject(new ClipkeepError('badLink'));
  return read(ports, link);
}

const kinds: { [Kind in Link['kind']]?: (ports: Asking, link: Of<Kind>) => Promise<ListOfLink> } = {
  async user(ports, who) {
    const { secUid, uniqueId, videoCount } = await findUser(ports, who);
    return { source: 'posts', target: { secUid, uniqueId }, label: `@${uniqueId}`, expected: videoCount };
  },
  async live(_, { uniqueId }) {
    return ofLive(uniqueId);
  },
  async room(ports, { roomId }) {
    return ofLive((await lookUp(ports, roomInfo(roomId))).author.uniqueId);
  },
  async hashtag(_, { name }) {
    return { source: 'hashtag', target: { keyword: name }, label: `#${name}`, expected: 0 };
  },
  async search(_, { keyword }) {
    return { source: 'search', target: { keyword }, label: `Search: ${keyword}`, expected: 0 };
  },
  async playlist(ports, { mixId, uniqueId }) {
    const { name, videoCount } = await describeList(ports, mixId, playlistById(mixId));
    return list('playlist', { mixId, ...of(uniqueId) }, name || 'Playlist', videoCount);
  },
  async collection(ports, { collectionId, uniqueId }) {
    const { name, videoCount } = await describeList(ports, collectionId, folderById(collectionId));
    return list('collection', { collectionId, ...of(uniqueId) }, name || 'Favorites folder', videoCount);
  },
  async music(ports, { musicId }) {
    const { name, videoCount } = await describeList(ports, musicId, soundById(musicId));
    return list('sound', { musicId }, name || 'Sound', videoCount);
  },
};

function list(source: string, target: Target, name: string, expected: number): ListOfLink {
  const label = target.uniqueId ? `${name} by @${target.uniqueId}` : name;
  return { source, target, label, expected };
}

function ofLive(uniqueId: string): ListOfLink {
  const recording = { whenLive: true };
  return { source: 'live', target: { uniqueId }, label: `Live: @${uniqueId}`, expected: 1, recording };
}

function of(uniqueId: string): Target {
  return uniqueId ? { uniqueId } : {};
}
