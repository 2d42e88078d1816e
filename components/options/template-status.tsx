import type { TemplateFault } from '@/lib/naming/template';
import { markFaults } from './mark-faults';

interface Props {
  text: string;
  applied: string;
  faults: readonly TemplateFault[];
}

/** Whether the pattern is in use, or where it is wrong and which one is used meanwhile. */
export function TemplateStatus({ text, applied, faults }: Props) {
  return (
    <div id="pattern-status" role="status" class="stack tight">
      {faults.length === 0 && (
        <p class="quiet small">
          {text === applied ? 'In use for everything saved from now on.' : 'Keeping it…'}
        </p>
      )}
      {faults.length > 0 && (
        <div class="notice bad stack tight">
          <p class="marked code" dir="ltr">
            {markFaults(text, faults).map((piece) =>
              piece.wrong ? <mark key={piece.start}>{piece.text}</mark> : piece.text,
            )}
          </p>
          <ul>
            {faults.map((fault) => (
              <li key={`${fault.start}-${fault.sentence}`}>{fault.sentence}</li>
            ))}
          </ul>
        </div>
      )}
      {faults.length > 0 && (
        <p class="small">
          Using the last working pattern: <bdi class="code">{applied}</bdi>
        </p>
      )}
    </div>
  );
}
