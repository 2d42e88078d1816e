import { useLive } from '@/components/use-live';
import { counted, inDays, inDigits } from '@/components/wording';
import { db } from '@/lib/archive/db';
import { failedFiles } from '@/lib/archive/queries';
import { type FailedGroup, groupFailed } from './group-failed';

/** Links shown per reason; the count says how many there are. */
const shownLinks = 12;

/** What failed, by reason, each post a link, so that one can look for oneself. */
export function FailedFiles({ jobId }: { jobId: number }) {
  const groups = useLive(async () => {
    const files = await failedFiles(db, jobId);
    const shown = groupFailed(files, []).flatMap(({ posts }) => posts.slice(0, shownLinks));
    return groupFailed(files, await db.posts.bulkGet(shown.map(({ awemeId }) => awemeId)));
  }, [jobId]);
  if (!groups?.length) return null;
  const all = groups.reduce((sum, group) => sum + group.posts.length, 0);
  return (
    <details>
      <summary>Why {counted(all, 'post')} failed</summary>
      <ul class="stack">
        {groups.map((group) => (
          <FailedReason key={group.sentence} group={group} />
        ))}
      </ul>
    </details>
  );
}

function FailedReason({ group }: { group: FailedGroup }) {
  const more = group.posts.length - shownLinks;
  return (
    <li class="stack tight">
      <p>{group.sentence}</p>
      <ul class="failed small">
        {group.posts.slice(0, shownLinks).map((post) => (
          <li key={post.awemeId}>
            <a href={post.url} target="_blank" rel="noopener noreferrer" dir="auto">
              {post.title}
            </a>
            {post.createTime > 0 && <span class="quiet numbers"> {inDays(post.createTime * 1000)}</span>}
          </li>
        ))}
        {more > 0 && <li class="quiet numbers">and {inDigits(more)} more</li>}
      </ul>
    </li>
  );
}
