import { defineExtensionMessaging } from '@webext-core/messaging';
import type { Problem } from './tiktok/errors';
import type { PageContext } from './tiktok/page-context';
import type { ListFacts } from './tiktok/read-lists';
import type { Filters, RecordingWish, Target } from './tiktok/target';

/** What a button shows of a post or a live. `progress` is 0 to 1, absent while it is not known; `waits`: for the live to begin. */
export type PostState =
  | { state: 'idle' }
  | { state: 'saving'; progress?: number; waits?: true }
  | { state: 'saved' }
  | { state: 'failed'; sentence: string };

/** What the tab shows, as its content script reads it. */
export type Subject =
  | { page: 'profile'; uniqueId: string; secUid: string; nickname: string; videoCount: number }
  | { page: 'post'; awemeId: string; uniqueId: string; kind: 'video' | 'photo' }
  | { page: 'live'; uniqueId: string }
  | { page: 'other' };

/**
 * What a person starts: which posts and which of their files (ids of sources and assets), and what the popup calls the job.
 * `expected`: how many posts there are, 0 when unknown.
 */
export interface StartJob {
  source: string;
  target: Target;
  assets: string[];
  filters: Filters;
  label: string;
  expected: number;
  recording?: RecordingWish;
}

/** A part of a list, as lib/tiktok asks for it. */
export interface WantedList {
  path: string;
  query: Readonly<Record<string, string>>;
  /** The tab of its page that it is behind (`data-e2e`). */
  tab?: string;
}

/** What a person can ask of a job; lib/jobs/command.ts says what each does. */
export type JobCommand = 'pause' | 'resume' | 'cancel' | 'retryFailed' | 'goOnToday' | 'stop';

/** No message names a URL or a path: a page can ask for post ids and for lives by name, nothing else. */
export interface Protocol {
  /** Content script → background, after a trusted click. `seen` is the item as the page received it, unparsed and untrusted. */
  savePost(message: { awemeId: string; uniqueId: string; seen?: unknown }): PostState;
  /** Content script → background, after a trusted click on the page of somebody's live: record it now. */
  recordLive(message: { uniqueId: string }): PostState;
  /** Content script → background: which of these are in the archive? `@name` stands for that person's live. */
  postStates(message: { awemeIds: string[] }): Record<string, PostState>;
  /** Background → content scripts. */
  postsChanged(message: { states: Record<string, PostState> }): void;
  /** Popup or background → content script. */
  readSubject(): Subject;
  readContext(): PageContext | null;
  /** Background → content script of our own tab: scroll on, and give this part of this list when the page has fetched it. */
  nextShownList(message: WantedList & { timeoutMs: number }): unknown;
  /** Popup → background. */
  startJob(message: StartJob): { jobId: number } | { problem: Problem };
  /** Popup → background: a person's playlists, or folders of favorites, to choose from. */
  listLists(message: {
    of: 'playlist' | 'collection';
    target: Pick<Target, 'secUid' | 'uniqueId'>;
  }): { lists: ListFacts[] } | { problem: Problem };
  commandJob(message: { jobId: number; command: JobCommand }): void;
  /** Popup → background, as it opens: the person sees how the jobs ended, so the toolbar button needn't tell any more. */
  openedPopup(): void;
  /** Popup → background: links, @names and ids, one job per profile and one for all posts. */
  startLinks(message: { text: string; assets: string[] }): {
    started: number;
    problems: { text: string; problem: Problem }[];
  };
  /** Archive page → background: look which saved files are still on disk. How far that is, the archive's facts tell. */
  checkDisk(): void;
  /** Archive page → background: the files that the check missed are wanted again; how many these are. */
  fetchMissing(): { files: number };
  /** Archive page → background: a backup that could not be written is tried again without its wait. */
  tryBackupNow(): void;
  /** Popup or archive page → background: the person knows that the archive was cleared. */
  dismissLoss(): void;
}

/** Says and hears what `Protocol` allows. */
export const { sendMessage, onMessage } = defineExtensionMessaging<Protocol>();
