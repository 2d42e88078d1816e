import { inBytes, inMinutes } from '@/components/wording';
import { postUrl } from '@/lib/archive/exports/saved-files';
import { importLabel } from '@/lib/archive/imports';
import type { Kept } from '@/lib/archive/search';

/** One saved file: whose, what was said, which file it is. */
export function KeptFile({ file, post }: Kept) {
  const facts = [
    file.asset,
    ...(file.size === undefined ? [] : [inBytes(file.size)]),
    ...(file.savedAt === undefined ? [] : [inMinutes(file.savedAt)]),
    ...(file.silent ? ['has no sound on TikTok either'] : []),
    ...(file.imported === undefined ? [] : [`from ${importLabel(file.imported)}`]),
  ];
  return (
    <li>
      <p>
        <a href={postUrl(file.awemeId, post)} target="_blank" rel="noopener noreferrer">
          {post ? <bdi>@{post.author.uniqueId}</bdi> : file.awemeId}
        </a>
      </p>
      {post?.desc && (
        <p class="caption">
          <bdi>{post.desc}</bdi>
        </p>
      )}
      <p class="quiet small numbers wrap">
        {facts.join(' · ')}
        {file.path && (
          <>
            {' · '}
            <bdi>{file.path}</bdi>
          </>
        )}
      </p>
    </li>
  );
}
