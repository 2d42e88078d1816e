import { fileFacts } from '@/components/file-facts';
import { postUrl } from '@/lib/archive/exports/saved-files';
import { importLabel } from '@/lib/archive/imports';
import type { Kept } from '@/lib/archive/search';
import { assets } from '@/lib/assets';

/** One saved file: whose, what was said, which file it is. */
export function KeptFile({ file, post }: Kept) {
  const facts = [
    assets.find(({ id }) => id === file.asset)?.label ?? file.asset,
    ...fileFacts(file),
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
