import type { FileRow, PostRow } from '@/lib/archive/rows';
import { lastWords } from '@/lib/tiktok/errors';
import { readLink } from '@/lib/tiktok/links';

/** A post with files that failed, as it is shown. */
interface FailedPost {
  awemeId: string;
  url: string;
  /** The caption's beginning, else the id. */
  title: string;
  /** Unix seconds; 0 when unknown. */
  createTime: number;
}

/** The posts whose files failed with one sentence, each once. */
export interface FailedGroup {
  sentence: string;
  posts: FailedPost[];
}

/** Failed files by the sentence that says why, the commonest first; a post stands once under each. */
export function groupFailed(
  files: readonly FileRow[],
  posts: readonly (PostRow | undefined)[],
): FailedGroup[] {
  const byId = new Map(posts.flatMap((post) => (post ? [[post.awemeId, post] as const] : [])));
  const groups = new Map<string, Map<string, FailedPost>>();
  for (const { awemeId, problem } of files) {
    const sentence = problem ? lastWords(problem) : 'This could not be saved. Retry it.';
    const group = groups.get(sentence) ?? new Map<string, FailedPost>();
    groups.set(sentence, group.set(awemeId, failedPost(awemeId, byId.get(awemeId))));
  }
  return [...groups]
    .map(([sentence, group]) => ({ sentence, posts: [...group.values()] }))
    .sort((a, b) => b.posts.length - a.posts.length);
}

function failedPost(awemeId: string, post: PostRow | undefined): FailedPost {
  const caption = (post?.desc || post?.title || '').replace(/\s+/g, ' ').trim();
  return {
    awemeId,
    url: urlOf(awemeId, post),
    title: beginning(caption) || awemeId,
    createTime: post?.createTime ?? 0,
  };
}

/** The page of a post; of a pasted link that led to none, what was pasted. */
function urlOf(awemeId: string, post: PostRow | undefined): string {
  if (/[@/]/.test(awemeId) && readLink(awemeId))
    return `https://${awemeId.replace(/^https?:\/\//, '').replace(/^@/, 'www.tiktok.com/@')}`;
  const kind = post?.kind ?? 'video';
  const author = encodeURIComponent(post?.author.uniqueId || 'i');
  return `https://www.tiktok.com/@${author}/${kind === 'live' ? kind : `${kind}/${encodeURIComponent(awemeId)}`}`;
}

/** At most 60 graphemes. */
function beginning(text: string): string {
  const parts = [...new Intl.Segmenter().segment(text)].map((part) => part.segment);
  return parts.length > 60 ? `${parts.slice(0, 59).join('')}…` : text;
}
