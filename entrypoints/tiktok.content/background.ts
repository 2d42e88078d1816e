import type { PostState } from '@/lib/messages';

/** What this content script asks of the background. */
export interface Background {
  savePost(message: { awemeId: string; uniqueId: string; seen?: unknown }): Promise<PostState>;
  recordLive(message: { uniqueId: string }): Promise<PostState>;
  postStates(awemeIds: string[]): Promise<Record<string, PostState>>;
  /** False once the extension was updated or removed: nothing can be asked any more. */
  isThere(): boolean;
}
