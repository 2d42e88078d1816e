import type { ArchiveDb } from '@/lib/archive/db';
import type { AssetChoices, Body } from '@/lib/assets/asset';
import type { Ask, Reply } from '@/lib/tiktok/ask';
import type { Problem } from '@/lib/tiktok/errors';

/** What the engine needs to know of the person's wishes. Times in milliseconds. */
export interface JobSettings {
  template: string;
  /** Files at once, 1 to 6. */
  concurrency: number;
  /** Random pause between list pages. */
  pace: { min: number; max: number };
  /** Requests to TikTok in a local day, lists and media; 0: no limit. */
  dailyLimit: number;
  choices: AssetChoices;
  /** Where new files of an account go that was renamed: to the folder that it has, or to one of its new name. */
  renames: 'keep' | 'follow';
}

/** A file to bring in: from TikTok, checked, or made of text. */
export type TransferRequest = Extract<Body, { kind: 'fetch' }> | { kind: 'text'; text: string; ext: string };

/** How far a transfer is. `ready`: the bytes are whole and checked, and `blobUrl` gives them. */
export type Holding = { attempt: string; received: number; total: number } & (
  | { stage: 'fetching' }
  | { stage: 'ready'; blobUrl: string; ext: string }
  | { stage: 'failed'; problem: Problem }
);

/** What the browser says of one of our downloads. */
export interface DownloadFact {
  id: number;
  state: 'in_progress' | 'complete' | 'interrupted';
  /** Absolute, as it really is. */
  filename: string;
  fileSize: number;
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
  /** Whether somebody is signed in to TikTok in this browser. */
  signedIn(): Promise<boolean>;
  /** A new device_id for the next requests: the old one makes TikTok repeat a page for ever. */
  renewDevice(): Promise<void>;
  transfers: {
    /** Starts it and returns; how it goes is told by `held`. Starting the same attempt twice is starting it once. */
    begin(attempt: string, request: TransferRequest): Promise<void>;
    held(): Promise<Holding[]>;
    /** Ends it and frees what it holds on disk. Unknown attempts are fine. */
    release(attempt: string): Promise<void>;
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
}
