import { readItems } from '@/lib/tiktok/read-item';
import type { Case } from './measure';
import { wirePosts } from './posts';

const count = 1000;

/** From what TikTok sends to checked posts. */
export function reading(): Case {
  const list = wirePosts(count);
  const text = JSON.stringify(list);
  return {
    name: `read ${count} posts`,
    against: 'JSON.parse of the same text',
    ours: () => readItems(list),
    known: () => JSON.parse(text),
  };
}
