import { useLive } from '@/components/use-live';
import { inBytes, inMinutes } from '@/components/wording';
import { db } from '@/lib/archive/db';
import { recentFiles } from '@/lib/archive/queries';
import type { FileRow } from '@/lib/archive/rows';
import { renamedWords } from './renamed-words';

/** The files that came in last, under the names that they really have. */
export function RecentFiles() {
  const files = useLive(() => recentFiles(db, 5), []);
  if (!files?.length) return null;
  return (
    <section class="stack tight" aria-labelledby="recent">
      <h2 id="recent">Saved last</h2>
      <ul class="recent">
        {files.map((file) => (
          <RecentFile key={file.id} file={file} />
        ))}
      </ul>
      {renamedWords(files).map((words) => (
        <p key={words} class="small warn-text">
          {words}
        </p>
      ))}
    </section>
  );
}

function RecentFile({ file }: { file: FileRow }) {
  const { folder, name } = splitPath(file.renamed && file.savedAs ? file.savedAs : file.path);
  return (
    <li>
      <p class="file-name">
        <bdi dir="ltr">{name}</bdi>
      </p>
      <p class="quiet small numbers">
        <bdi dir="ltr">{folder}</bdi> · {inBytes(file.size ?? 0)}
        {file.savedAt !== undefined && ` · ${inMinutes(file.savedAt)}`}
        {file.silent && ' · has no sound on TikTok either'}
      </p>
    </li>
  );
}

/** The last part of a path and what stands before it; both kinds of slash, as `savedAs` is the system's own. */
function splitPath(path: string): { folder: string; name: string } {
  const cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return { folder: path.slice(0, Math.max(cut, 0)), name: path.slice(cut + 1) };
}
