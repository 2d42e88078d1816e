import type { ArchiveDb } from '@/lib/archive/db';
import type { LiveFigures } from '@/lib/archive/live-figures';
import type { AssetChoices, Body, StreamLink } from '@/lib/assets/asset';
import type { Ask, Reply } from '@/lib/tiktok/ask';
import type { Problem } from '@/lib/tiktok/errors';
import type { VideoQuality } from '@/lib/tiktok/gears';
import type { Link } from '@/lib/tiktok/link';
import type { JobRequest } from './new-job';

/** What the engine needs to know of the person's wishes. Times in milliseconds. */
export interface JobSettings {
  template: string;
  /** Files at once, 1 to 6. */
  concurrency: number;
  /** Random pause between list pages. */
  pace: { min: number; max: number };
  /** Files and pages of lists or posts that are asked for in a local day, however many requests each takes; 0: no limit. */
  dailyLimit: number;
  choices: AssetChoices;
  /** Where new files of an account go that was renamed: to the folder that it has, or to one of its new name. */
  renames: 'keep' | 'follow';
}

/** A live stream to receive, and what has been received of it to be joined. */
export interface RecordRequest {
  kind: 'record';
  /** Names what is kept on disk until it is saved, through all attempts. */
  recording: string;
  /** Which file of the recording is wanted, from 1: it has several where the stream changed its encoding. */
  result: number;
  roomId: string;
  streams: StreamLink[];
  /** Which of the streams come first, where new links have to be had. */
  quality: VideoQuality;
  /** Nothing more of the stream is wanted: what is there is joined. */
  stopped: boolean;
  /** Joining has failed too often: what came is given as it came. */
  asItCame: boolean;
  /** Seconds of media and bytes after which it stops by itself; none: at the end of the stream. */
  limits: { seconds?: number; bytes?: number };
  /** What an earlier attempt had received, to be counted on from. */
  before: Pick<LiveFigures, 'seconds' | 'lostSeconds' | 'ended'>;
}

/** A file to bring in: from TikTok, checked, made of text, or recorded. */
export type TransferRequest =
  | Extract<Body, { kind: 'fetch' }>
  | { kind: 'text'; text: string; ext: string }
  | RecordRequest;

/** How far a transfer is. `ready`: the bytes are whole and checked, and `blobUrl` gives them. */
export type Holding = { attempt: string; received: number; total: number } & (
  | { stage: 'fetching'; live?: LiveFigures }
  /**
   * `results`: how many files a recording gave; `raw`: it could not be joined and is given as it came; `live`: what it came
   * to. `silent`: a video of which TikTok has no version with sound.
   */
  | {
      stage: 'ready';
      blobUrl: string;
      ext: string;
      results?: number;
      raw?: true;
      live?: LiveFigures;
      silent?: true;
    }
  | { stage: 'failed'; problem: Problem }
);

/** What the browser says of one of our downloads. */
export interface DownloadFact {
  id: number;
  state: 'in_progress' | 'complete' | 'interrupted';
  /** Absolute, as it really is. */
  filename: string;
  fileSize: number;
  /** Written so far. */
  bytesReceived: number;
  exists: boolean;
  /** The Blob URL that it was begun with; it outlives the browser, and no other download has it. */
  blobUrl: string;
  /** The browser's own word, e.g. `USER_CANCELED`, when interrupted. */
  error?: string;
}

/** The world, as the engine sees it. Real ones are in lib/browser; tests bring a small world of their own. */
export interface Ports {
  db: ArchiveDb;
  now(): number;
  /** 0 ≤ x < 1. */
  random(): number;
  settings(): Promise<JobSettings>;
  /** Runs alone under this name in the whole profile; gives undefined, at once, when somebody else is at it. */
  exclusively<T>(name: string, run: () => Promise<T>): Promise<T | undefined>;
  /** Asks TikTok, down the transport ladder. Throws ClipkeepError. */
  ask(ask: Ask): Promise<Reply>;
  /** What a person asks for with a link to a list; undefined where a job over it is under way. What it asks belongs to the turn that was granted. Throws ClipkeepError. */
  open(link: Link, assets: string[]): Promise<JobRequest | undefined>;
  /** Whether somebody is signed in to TikTok in this browser. */
  signedIn(): Promise<boolean>;
  /** A new device_id for the next requests: the old one makes TikTok repeat a page for ever. */
  renewDevice(): Promise<void>;
  transfers: {
    /** Starts it and returns; how it goes is told by `held`. Starting the same attempt twice is starting it once. */
    begin(attempt: string, request: TransferRequest): Promise<void>;
    held(): Promise<Holding[]>;
    /** Ends it and frees what it holds on disk, except for a recording's. Unknown attempts are fine. */
    release(attempt: string): Promise<void>;
    /** Ends a recording under way: what is there is joined. Unknown attempts are fine. */
    stop(attempt: string): Promise<void>;
    /** Frees what a recording keeps on disk, once all of it is saved or nobody wants it. Gives false while a worker is at it. */
    forgetRecording(recording: string): Promise<boolean>;
    /** The recordings that keep something on disk. */
    keptRecordings(): Promise<string[]>;
  };
  downloads: {
    /** Gives the download's id; `over`: what is there is written over, else it keeps its name. Throws ClipkeepError where the browser refuses. */
    start(blobUrl: string, path: string, over: boolean): Promise<number>;
    find(by: { id: number } | { blobUrl: string }): Promise<DownloadFact | undefined>;
    cancel(id: number): Promise<void>;
    /** Takes one that was interrupted out of the browser's list, and with it its part file. */
    erase(id: number): Promise<void>;
  };
  /** Sees to it that pump runs at about this time (Unix ms), also in a fresh worker. */
  wakeAt(time: number): Promise<void>;
  /** Tells whoever shows these posts that their state has changed. */
  announce(awemeIds: string[]): void;
  /** Tells whoever looks after Clipkeep of a bug that was contained. */
  report(bug: unknown): void;
}
