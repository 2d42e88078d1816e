import type { Problem } from '@/lib/tiktok/errors';
import type { Item } from '@/lib/tiktok/item';
import type { Filters, RecordingWish, Target } from '@/lib/tiktok/target';
import type { User } from '@/lib/tiktok/user';
import type { LiveFigures } from './live-figures';

/** `done` also with failed files; `failed` where its list was given up. For a job that isn't `running` nothing new begins. */
export type JobState = 'running' | 'paused' | 'done' | 'failed' | 'cancelled';
/** `skipped`: the post has nothing to fetch of what was wanted. */
export type FileState = 'planned' | 'saving' | 'saved' | 'failed' | 'skipped';

/**
 * Changed in the same transaction as the file's state. Posts are counted by `listed`, everything else is files or bytes. A
 * file that several jobs want is in the counters of each.
 */
export interface Counts {
  /** Posts of the list that passed the filters, each once. */
  listed: number;
  /** Still to do: rows that are planned or saving. */
  planned: number;
  saved: number;
  /** Wanted but not fetched by this job: here already, brought in by another one, filtered out, or nothing to fetch. */
  skipped: number;
  failed: number;
  bytes: number;
}

/** One run over a source: what is wanted of it, how far it is, and what came of it. */
export interface JobRow {
  id: number;
  state: JobState;
  /** Id of the source. */
  source: string;
  target: Target;
  /** How many posts it is pointed at by their ids, where those are too many for its row: they are in the table `named`. */
  named?: number;
  /** Ids of the assets that are wanted. */
  assets: string[];
  filters: Filters;
  /** Of a live stream: when and how long. */
  recording?: RecordingWish;
  /** What the popup calls it, e.g. `@name`. */
  label: string;
  /** How many posts the profile says there are; 0 when unknown. */
  expected: number;
  cursor: string;
  hasMore: boolean;
  /** Ids of the last page, to notice a list that repeats itself. */
  lastIds: string[];
  /** Consecutive list failures, for the growing back-off; at the limit of lib/jobs/delays.ts the list is given up. */
  listTries: number;
  /** How many of the last of them were the one that `problem` says. */
  sameTries?: number;
  /** With `filters.newest`: pinned posts shown first, whose turn by date has not come. */
  pinned?: Item[];
  /** Posts that the list has shown, each once, whatever the filters made of them. */
  shown?: number;
  /** Files in a row that the download folder refused, and how many were saved before the first of them. */
  diskRefusals?: { times: number; saved: number };
  /** Set where the filters ended the list: what comes after it is not wanted, so nothing is missing. */
  cutByFilters?: boolean;
  /** With `filters.onlyNew`: how many posts in a row up to here are in the archive. */
  hereInARow?: number;
  /** Pages in a row that brought nothing. */
  barren?: number;
  /** The first posts of the list (pinned ones aside), at most five: the newest of a list that is newest first. */
  newestIds?: string[];
  counts: Counts;
  /** The jobs that bring in, or tried to, what this one wants as well; not those that had saved it before. */
  sharesWith?: number[];
  createdAt: number;
  finishedAt?: number;
  problem?: Problem;
  /** Of a recording: it could not be made into a video, and its raw file was kept. */
  keptRaw?: true;
  /** Files that it saved and that were gone from the disk before it was over. */
  vanished?: number;
  /** Of a job that waits until somebody is live: Unix ms before which their room isn't asked for. */
  aliveAt?: number;
  /** The room that isn't live yet, of a job that waits until it is; empty where they never had one. */
  waitsForRoom?: string;
  /** Of a job that waits: their broadcast is paused, and may go on in the same room. */
  livePaused?: true;
  /** Unix ms before which the list is not asked again. */
  retryAt?: number;
}

/** One file of a post on its way to the disk; saved, it is the archive. Or a post that has none, with the words why. */
export interface FileRow {
  /**
   * `awemeId/asset/num`, or a key in the place of the number: the file's identity, and what dedupes. `awemeId/post/1` stands
   * for a post without files.
   */
  id: string;
  /** The job that brings it in, or brought it in. */
  jobId: number;
  /** Other jobs that want it as well, and count it. */
  alsoFor?: number[];
  awemeId: string;
  asset: string;
  num: number;
  state: FileState;
  /** Asked for, relative to the download folder, with its extension; empty on rows that never get a file. */
  path: string;
  /** `path` as a case-blind file system sees it; absent on rows that never get a file. Unique. */
  pathKey?: string;
  tries: number;
  /** Names this attempt at saving, in the transfer and in its file; changes with every try. */
  attempt?: string;
  /** Blob URL of the checked bytes while the browser writes them. */
  blobUrl?: string;
  downloadId?: number;
  /** The absolute name that the browser gave to this attempt's download. */
  given?: string;
  /** The browser has reported this attempt's download complete. */
  complete?: boolean;
  /**
   * The path at which a lost attempt may have left this very file: the browser had given exactly this name to it, or had
   * told none any more and the path holds the post's id. Only there may something be written over: it is known to be ours.
   */
  leftAt?: string;
  /** All its links were dead; its post is asked for again, or was. */
  missed?: boolean;
  /** All that its requests had to bring is in the archive's `gathered`: it can be saved. */
  gathered?: boolean;
  /** Bytes received so far while saving. */
  received?: number;
  total?: number;
  /** Bytes of its download that the browser has written so far. */
  written?: number;
  /** Of a live stream: how its recording is doing, or what it came to. */
  live?: LiveFigures;
  /** How often joining its parts has died with the browser. */
  joins?: number;
  /** The person, or a limit, has ended this recording: nothing more of the stream is wanted. */
  stopped?: boolean;
  /** Unix ms of the last sign of life while saving. */
  touchedAt?: number;
  /** Equal to `touchedAt` once the watchdog has looked half way and found nothing new. */
  silentSince?: number;
  /** Unix ms before which it is not tried again. */
  retryAt?: number;
  /** Unix ms at which its post was asked for again, for a new link. */
  renewedAt?: number;
  problem?: Problem;
  /** What the browser reports: the real name (absolute) and size. */
  savedAs?: string;
  size?: number;
  savedAt?: number;
  /** The browser or another extension gave the file another name than the one asked for. */
  renamed?: boolean;
  /** A video of which TikTok had no version with sound. */
  silent?: true;
  /** Id of the import that said so, where another program saved the file: then no path of it is known. */
  imported?: string;
  /** Of a file that is wanted once more because the disk lacks it: its saved row, until it is here again. */
  was?: FileRow;
}

/** A post as it was last received, links included. */
export interface PostRow extends Item {
  /** Author's, copied out for the index. */
  secUid: string;
  /** Unix ms when the links in it were received. */
  seenAt: number;
}

/** A person as last seen, in a list or on their profile. */
export interface UserRow extends User {
  /** Earlier handles, oldest first. */
  formerly: string[];
  /** The uniqueId that files of this user are filed under: the first one seen. */
  folder: string;
  seenAt: number;
}

/** One answer's share of a file that several answers bring together. */
export interface GatheredRow {
  /** The file's id. */
  id: string;
  /** 1-based. */
  nth: number;
  part: unknown;
  /** Where the file's gathering goes on; null at its end. */
  next: string | null;
}

/** Some of the posts that a job is pointed at by their ids, in their order. */
export interface NamedRow {
  jobId: number;
  /** 0-based. */
  nth: number;
  awemeIds: string[];
}
