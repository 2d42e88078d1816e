import { useState } from 'preact/hooks';
import { Choice } from '@/components/choice';
import { qualities } from '@/components/qualities';
import { useAssets } from '@/components/use-assets';
import { useSending } from '@/components/use-sending';
import { useSetting } from '@/components/use-setting';
import { keyOf } from '@/lib/archive/live-states';
import type { JobRow } from '@/lib/archive/rows';
import { sendMessage } from '@/lib/messages';
import { videoQuality } from '@/lib/settings';
import { live } from '@/lib/sources/live';
import { liveKey } from '@/lib/tiktok/live-key';
import { NumberField } from './number-field';
import { Outcome } from './outcome';
import { type RecordingTexts, readRecording } from './read-recording';
import { StartButton } from './start-button';

interface Props {
  uniqueId: string;
  /** Jobs that are not over. */
  running: readonly JobRow[];
}

/** Records somebody's live stream, now or as soon as it begins, unless that is under way. */
export function LiveForm({ uniqueId, running }: Props) {
  const underWay = running.some((job) => job.source === live.id && keyOf(job) === liveKey(uniqueId));
  return (
    <>
      <div role="status">
        {underWay && <p class="notice">Under way, see below. You can close this window, it goes on.</p>}
      </div>
      {!underWay && <RecordForm uniqueId={uniqueId} />}
    </>
  );
}

const nothingSaid: RecordingTexts = { minutes: '', megabytes: '', whenLive: true, quality: undefined };

function RecordForm({ uniqueId }: { uniqueId: string }) {
  const [texts, setTexts] = useState(nothingSaid);
  const [assets] = useAssets();
  const { wish, faults } = readRecording(texts);
  const [sending, start] = useSending(() =>
    sendMessage('startJob', {
      ...{ source: live.id, target: { uniqueId }, assets, filters: {} },
      ...{ label: `Live: @${uniqueId}`, expected: 1, recording: wish },
    }),
  );
  const faulty = Object.keys(faults).length > 0;
  return (
    <>
      <RecordingFields texts={texts} faults={faults} onTexts={setTexts} />
      <StartButton
        busy={sending.busy}
        waitsFor={faulty ? 'Put right what is marked above, then start.' : undefined}
        note="It records until the stream ends or you stop it. Keep the browser open."
        onStart={start}
      >
        Record
      </StartButton>
      <Outcome {...sending} />
    </>
  );
}

interface FieldsProps {
  texts: RecordingTexts;
  faults: ReturnType<typeof readRecording>['faults'];
  onTexts: (texts: RecordingTexts) => void;
}

function RecordingFields({ texts, faults, onTexts }: FieldsProps) {
  return (
    <>
      <div class="which">
        <NumberField
          label="Stop after minutes"
          text={texts.minutes}
          placeholder="at its end"
          fault={faults.minutes}
          onText={(minutes) => onTexts({ ...texts, minutes })}
        />
        <NumberField
          label="Stop at megabytes"
          text={texts.megabytes}
          placeholder="any size"
          fault={faults.megabytes}
          onText={(megabytes) => onTexts({ ...texts, megabytes })}
        />
        <QualityField texts={texts} onTexts={onTexts} />
      </div>
      <label class="choice">
        <input
          type="checkbox"
          checked={texts.whenLive}
          onChange={(event) => onTexts({ ...texts, whenLive: event.currentTarget.checked })}
        />
        If they are not live, wait and record when it starts
      </label>
    </>
  );
}

/** As in the options, unless this one is to be another. */
function QualityField({ texts, onTexts }: Pick<FieldsProps, 'texts' | 'onTexts'>) {
  const [usual] = useSetting(videoQuality);
  const chosen = texts.quality ?? usual?.limit;
  if (chosen === undefined) return null;
  return (
    <div class="whole">
      <Choice
        label="Quality"
        options={qualities}
        chosen={chosen}
        onChoose={(quality) => onTexts({ ...texts, quality })}
      />
    </div>
  );
}
