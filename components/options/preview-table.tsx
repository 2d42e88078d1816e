import { useLive } from '@/components/use-live';
import { counted } from '@/components/wording';
import { db } from '@/lib/archive/db';
import { previewPath } from '@/lib/naming/preview';
import { componentBytes } from '@/lib/naming/safe-segment';
import { type Sample, samples } from '@/lib/naming/samples';
import type { Template } from '@/lib/naming/template';
import { lastPost } from './last-post';

/** What the pattern makes of four awkward posts and of the last one that was saved. */
export function PreviewTable({ template }: { template: Template }) {
  const real = useLive(() => lastPost(db), []);
  const rows = real ? [real, ...samples] : samples;
  return (
    <table class="preview">
      <caption class="out-of-sight">What this pattern gives</caption>
      <thead>
        <tr>
          <th scope="col">Post</th>
          <th scope="col">In your download folder</th>
          <th scope="col" class="bytes">
            Length
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((sample) => (
          <PreviewRow key={sample.label} sample={sample} template={template} />
        ))}
      </tbody>
    </table>
  );
}

function PreviewRow({ sample, template }: { sample: Sample; template: Template }) {
  const { folders, name, bytes, changes } = previewPath(template, sample.context, sample.suffix, sample.ext);
  return (
    <tr>
      <th scope="row">{sample.label}</th>
      <td>
        <span class="code" dir="ltr">
          {folders.map((folder, depth) => (
            <span class="folder" key={depth}>
              <bdi>{folder}</bdi>/<wbr />
            </span>
          ))}
          <bdi dir="ltr">{name}</bdi>
        </span>
        {changes.length > 0 && (
          <p class="changes quiet small" dir="ltr">
            <Changes changes={changes} />
          </p>
        )}
      </td>
      <td
        class="bytes quiet numbers"
        title={`At most ${template.limits?.componentBytes ?? componentBytes} bytes are used`}
      >
        {counted(bytes, 'byte')}
      </td>
    </tr>
  );
}

/** What stands between backticks is a sign or a name, and looks like one. */
function Changes({ changes }: { changes: readonly string[] }) {
  const pieces = changes.join(', ').split('`');
  return <>{pieces.map((piece, at) => (at % 2 === 1 ? <code key={at}>{piece}</code> : piece))}</>;
}
