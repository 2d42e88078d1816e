/** A post as a link names it. `uniqueId` is what the link says, unchecked by TikTok itself, and may be empty. */
export interface PostLink {
  kind: 'post';
  awemeId: string;
  uniqueId: string;
  /** What the link calls it; a photo post is served under both. */
  form: 'video' | 'photo';
}

/** What a link, @name or id points at. Ids are strings: they go beyond 2^53. */
export type Link =
  | PostLink
  | { kind: 'user'; uniqueId: string }
  | { kind: 'user'; secUid: string }
  /** Redirects to the real one; always https on TikTok's own host. */
  | { kind: 'short'; url: string }
  | { kind: 'live'; uniqueId: string }
  | { kind: 'room'; roomId: string }
  | { kind: 'playlist'; uniqueId: string; mixId: string }
  | { kind: 'collection'; uniqueId: string; collectionId: string }
  | { kind: 'music'; musicId: string }
  | { kind: 'hashtag'; name: string }
  | { kind: 'search'; keyword: string };
