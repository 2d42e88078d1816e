import type { JobRow } from '@/lib/archive/rows';
import type { StartJob } from '@/lib/messages';
import { collection } from '@/lib/sources/collection';
import { favorites } from '@/lib/sources/favorites';
import { likes } from '@/lib/sources/likes';
import { playlist } from '@/lib/sources/playlist';
import { posts } from '@/lib/sources/posts';
import { reposts } from '@/lib/sources/reposts';
import type { Source } from '@/lib/sources/source';
import { stories } from '@/lib/sources/stories';
import type { ListFacts } from '@/lib/tiktok/read-lists';
import type { Target } from '@/lib/tiktok/target';
import type { Profile } from './subject';

/** A list that a person may have several of. */
export interface ManyLists {
  of: 'playlist' | 'collection';
  source: Source;
  /** How several of them are called. */
  plural: string;
}

/** The lists that a profile has one of, the usual one first. */
export const singleLists: readonly Source[] = [posts, likes, reposts, favorites, stories];

/** The lists that a profile has any number of. */
export const manyLists: readonly ManyLists[] = [
  { of: 'playlist', source: playlist, plural: 'Playlists' },
  { of: 'collection', source: collection, plural: 'Favorites folders' },
];

/** Where a job is pointed, and what it is called. */
export type Pointed = Pick<StartJob, 'source' | 'target' | 'label' | 'expected'>;

/** A profile as a target: what the page has not told yet is left out, so that it is looked up. */
export function who({ secUid, uniqueId }: Profile): Pick<Target, 'secUid' | 'uniqueId'> {
  return { ...(secUid ? { secUid } : {}), ...(uniqueId ? { uniqueId } : {}) };
}

/** A profile's only list of this kind. */
export function singleOf(profile: Profile, { id, label }: Source): Pointed {
  const name = profile.uniqueId ? `@${profile.uniqueId}` : profile.nickname || 'this profile';
  const isPosts = id === posts.id;
  return {
    source: id,
    target: who(profile),
    label: isPosts ? name : `${label} of ${name}`,
    expected: isPosts ? profile.videoCount : 0,
  };
}

/** One of several lists of a profile, called as a pasted link of it is. */
export function oneOf(profile: Profile, { source }: ManyLists, list: ListFacts): Pointed {
  const { uniqueId } = profile;
  const name = list.name || source.label;
  return {
    source: source.id,
    target: { ...(source.of ? { [source.of]: list.id } : {}), ...(uniqueId ? { uniqueId } : {}) },
    label: uniqueId ? `${name} by @${uniqueId}` : name,
    expected: list.videoCount,
  };
}

/** Whether a job is at this list: the first of these that both know decides. */
export function isAt(job: JobRow, { source, target }: Pointed): boolean {
  if (job.source !== source) return false;
  const [known] = ids.filter((id) => target[id] !== undefined && job.target[id] !== undefined);
  if (known === undefined) return false;
  const asKnown = (id = '') => (known === 'uniqueId' ? id.toLowerCase() : id);
  return asKnown(target[known]) === asKnown(job.target[known]);
}

const ids = ['mixId', 'collectionId', 'secUid', 'uniqueId'] as const;
