import type { Subject } from '@/lib/messages';

/** What the popup is about: the tab's subject, or a TikTok page that was open before Clipkeep and can't answer yet. */
export type TabSubject = Subject | { page: 'reload' };

export type Profile = Extract<Subject, { page: 'profile' }>;

export type Post = Extract<Subject, { page: 'post' }>;
