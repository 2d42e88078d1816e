import { pathPreview } from '@/components/path-preview';
import { useLive } from '@/components/use-live';
import { useSetting } from '@/components/use-setting';
import { db } from '@/lib/archive/db';
import * as settings from '@/lib/settings';

/** Where files go, with an example of today's pattern; in full before the first file, in a line after that. */
export function WhereFilesGo() {
  const [template] = useSetting(settings.template);
  const saved = useLive(async () => (await db.files.limit(1).count()) > 0, []);
  if (template === undefined || saved === undefined) return null;
  const example = pathPreview(template);
  return (
    <footer class="quiet small stack tight">
      {!saved && (
        <p>
          Nothing is saved yet. Open a profile or a post on TikTok and press Start here, or press the Clipkeep
          button on any post. Nothing leaves this computer.
        </p>
      )}
      <p>
        Files go to your download folder
        {!saved && example && (
          <>
            , for example <bdi class="code example">{example}</bdi>
          </>
        )}
        . Change the names in{' '}
        <a href="/options.html" target="_blank" rel="noopener">
          Options
        </a>
        .{' '}
        <a href="/archive.html" target="_blank" rel="noopener">
          Archive
        </a>
      </p>
    </footer>
  );
}
