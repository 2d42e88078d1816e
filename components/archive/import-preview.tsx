import { useState } from 'preact/hooks';
import { SendingFault } from '@/components/sending-fault';
import { useSending } from '@/components/use-sending';
import { counted, inDigits } from '@/components/wording';
import type { Reading } from '@/lib/archive/imports/reading';
import type { Preview } from '@/lib/archive/take-in';
import { type BroughtIn, bringIn } from './bring-in';
import { WantedLists } from './wanted-lists';

interface Props {
  name: string;
  label: string;
  reading: Reading;
  preview: Preview;
  onClose: () => void;
}

/** What an import would bring, and the two ways on from there. */
export function ImportPreview({ name, label, reading, preview, onClose }: Props) {
  const [done, setDone] = useState(0);
  const [before, setBefore] = useState(0);
  const [sending, write] = useSending(async () => {
    const one = await bringIn(reading, setDone);
    const files = before + one.files;
    setBefore(files);
    return { ...one, files };
  });
  const { answer } = sending;
  const rest = reading.posts.length + reading.users.length;
  const worth = preview.fresh > 0 || rest > 0;
  return (
    <div class="notice stack tight">
      <p>
        <strong>
          <bdi>{name}</bdi>
        </strong>{' '}
        ({label}): <span class="numbers">{previewInWords(reading, preview)}</span>
      </p>
      {reading.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {answer && <Outcome {...answer} />}
      {sending.busy && <p class="numbers">Writing… {inDigits(done)}</p>}
      {(!answer || answer.sentence) && worth && (
        <div class="row">
          <button type="button" class="primary" disabled={sending.busy} onClick={write}>
            {answer ? 'Bring in the rest' : whatToBring(preview)}
          </button>
          <button type="button" disabled={sending.busy} onClick={onClose}>
            Cancel
          </button>
          <SendingFault fault={sending.fault} />
        </div>
      )}
      {preview.wanted.some(({ awemeIds }) => awemeIds.length > 0) && <WantedLists lists={preview.wanted} />}
    </div>
  );
}

function Outcome({ files, sentence }: BroughtIn) {
  return (
    <p class={`numbers ${sentence ? 'notice bad' : ''}`}>
      {sentence ? 'Brought in so far' : 'Brought in'}: {counted(files, 'file')}. {sentence}
    </p>
  );
}

function whatToBring({ fresh }: Preview): string {
  return fresh > 0 ? `Bring in ${counted(fresh, 'file')}` : 'Bring in captions and creators';
}

/** `1,204 new, 310 here already, 2 unreadable` */
function previewInWords(
  { found, unreadable }: Reading,
  { fresh, here, open, wanted, wantedHere }: Preview,
): string {
  const toSave = wanted.reduce((sum, { awemeIds }) => sum + awemeIds.length, 0);
  const words = [
    ...(found.length > 0 ? [`${inDigits(fresh)} new`, `${inDigits(here)} here already`] : []),
    ...(open > 0 ? [`${inDigits(open)} planned or failed here, which stay as they are`] : []),
    ...(toSave + wantedHere > 0
      ? [`${counted(toSave, 'post')} to save`, `${inDigits(wantedHere)} here already`]
      : []),
    ...(unreadable > 0 ? [`${inDigits(unreadable)} unreadable`] : []),
  ];
  return words.join(', ') || 'nothing in it that Clipkeep knows';
}
