import type { Subject } from '@/lib/messages';

/** What the popup is about: the tab's subject, or a TikTok page that was open before Clipkeep and can't answer yet. */
export type TabSubject = Subject | { page: 'reload' };

/** Somebody's profile: what the page doesn't tell is empty, `videoCount` 0. */
export type Profile = Extract<Subject, { page: 'profile' }>;

/** One post; `uniqueId` is empty where the page doesn't tell it. */
export type Post = Extract<Subject, { page: 'post' }>;
