import type { Belongings } from './belongings';
import type { Traits } from './traits';

/** Somebody with posts. Index 0 is the oldest post, so that publishing adds at the end and changes nothing else. */
export interface Member {
  index: number;
  uid: string;
  secUid: string;
  /** May change (`World.rename`); everything else about the member stays. */
  uniqueId: string;
  nickname: string;
  signature: string;
  verified: boolean;
  privateAccount: boolean;
  /** uniqueIds of those who may see a private account. */
  followers: readonly string[];
  posts: number;
  /** Of the last live room, also when it is over long ago; empty for who never had one. */
  roomId: string;
  /** Unix seconds around which post 0 was made. */
  first: number;
  /** Seconds between one post and the next, more or less. */
  spacing: number;
  pinned: readonly number[];
  /** Share of list pages whose first ask is answered with nothing. */
  emptyRate: number;
  /** Share of list pages that begin with the last post of the page before. */
  duplicateRate: number;
  /** After so many listed posts one page says `hasMore: false` although there are more. */
  earlyEndAt?: number;
  /** Everything ordinary: no odd posts but those in `special`. */
  plain: boolean;
  /** Share of photo posts. */
  photoShare: number;
  special: Readonly<Record<number, Partial<Traits>>>;
  /** Likes, favorites and the like; what is not said here follows from the seed. */
  has?: Partial<Belongings>;
}

/** What the cast says of a member; the rest is made up from the seed. */
export type Persona = { uniqueId: string } & Partial<
  Omit<Member, 'index' | 'uid' | 'secUid' | 'first' | 'roomId'>
>;
