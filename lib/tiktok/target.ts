import type { VideoQuality } from './gears';

/** What a source is pointed at. Each source uses the fields that it names; the rest stay absent. */
export interface Target {
  secUid?: string;
  uniqueId?: string;
  awemeIds?: string[];
  /** Pasted links, after the posts: which post they mean, or which list, is still to be asked. */
  links?: string[];
  /** A playlist. */
  mixId?: string;
  /** A folder of favorites. */
  collectionId?: string;
  /** A person's `uid`, where a list goes by that. */
  authorId?: string;
  challengeId?: string;
  musicId?: string;
  /** What is searched for; of a hashtag, its name without #. */
  keyword?: string;
}

/** Which posts of a source are wanted. Dates are inclusive days `YYYY-MM-DD` in the person's own time zone. */
export interface Filters {
  newest?: number;
  from?: string;
  to?: string;
  kind?: 'video' | 'photo';
  /** At least so many likes, views. */
  minLikes?: number;
  minViews?: number;
  /** Stop at what is here already. */
  onlyNew?: boolean;
}

/** How a live stream is to be recorded. */
export interface RecordingWish {
  /** Wait until it begins, however long that takes. */
  whenLive?: boolean;
  /** Stop after so many minutes, or so many megabytes. */
  minutes?: number;
  megabytes?: number;
  /** How large, where it isn't to be as the settings have it. */
  quality?: VideoQuality['limit'];
}
