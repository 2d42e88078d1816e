import { fileFacts } from '@/components/file-facts';
import { useLive } from '@/components/use-live';
import { counted } from '@/components/wording';
import { db } from '@/lib/archive/db';
import { recentFiles } from '@/lib/archive/queries';
import { groupRecent, type RecentPost } from './group-recent';
import { renamedWords } from './renamed-words';

/** Posts shown, and files looked at for them: a photo post has up to 35. */
const shownPosts = 5;
const lookBack = 100;
/** A fact is not torn apart at the end of a line. */
const noBreak = '\u00a0';

/** The posts that came in last, under the names that their files really have. */
export function RecentFiles() {
  const files = useLive(() => recentFiles(db, lookBack), []);
  if (!files?.length) return null;
  const posts = groupRecent(files, shownPosts);
  return (
    <section class="stack tight" aria-labelledby="recent">
      <h2 id="recent">Saved last</h2>
      <ul class="recent">
        {posts.map((post) => (
          <RecentFile key={post.main.awemeId} post={post} />
        ))}
      </ul>
      {renamedWords(posts.flatMap(({ files: its }) => its)).map((words) => (
        <p key={words} class="small warn-text">
          {words}
        </p>
      ))}
    </section>
  );
}

function RecentFile({ post: { main, files, bytes } }: { post: RecentPost }) {
  const { folder, name } = splitPath(main.renamed && main.savedAs ? main.savedAs : main.path);
  const facts = [
    ...(files.length > 1 ? [counted(files.length, 'file')] : []),
    ...fileFacts({ ...main, size: bytes }),
  ];
  return (
    <li>
      <p class="file-name">
        <bdi dir="ltr">{name}</bdi>
      </p>
      <p class="quiet small numbers">
        <bdi dir="ltr">{folder}</bdi>
        {facts.map((fact) => ` · ${fact.replaceAll(' ', noBreak)}`)}
      </p>
    </li>
  );
}

/** The last part of a path and what stands before it; both kinds of slash, as `savedAs` is the system's own. */
function splitPath(path: string): { folder: string; name: string } {
  const cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return { folder: path.slice(0, Math.max(cut, 0)), name: path.slice(cut + 1) };
}
