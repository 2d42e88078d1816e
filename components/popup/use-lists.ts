import { useEffect } from 'preact/hooks';
import { type Sending, useSending } from '@/components/use-sending';
import { sendMessage } from '@/lib/messages';
import type { Problem } from '@/lib/tiktok/errors';
import type { ListFacts } from '@/lib/tiktok/read-lists';
import { type ManyLists, who } from './profile-lists';
import type { Profile } from './subject';

/** The question under way, or what came of it. */
export type AskedFor = Sending<{ lists: ListFacts[] } | { problem: Problem }>;

/** A profile's lists of this kind, asked for when the component appears, and a way to ask again. */
export function useLists(subject: Profile, of: ManyLists['of']): [AskedFor, ask: () => Promise<void>] {
  const [sending, ask] = useSending(() => sendMessage('listLists', { of, target: who(subject) }));
  useEffect(() => {
    void ask();
  }, []);
  return [sending, ask];
}
