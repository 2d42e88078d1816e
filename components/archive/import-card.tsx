import { useState } from 'preact/hooks';
import { ImportPreview } from './import-preview';
import { Pickers } from './pickers';
import type { Picked } from './read-picked';

/** Brings in what other programs, or another Clipkeep, have saved. Nothing is written before it is confirmed. */
export function ImportCard() {
  const [busy, setBusy] = useState(false);
  const [picked, setPicked] = useState<Picked>();
  const pick = async (reading: Promise<Picked>) => {
    setBusy(true);
    setPicked(undefined);
    try {
      setPicked(await reading);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section class="card stack" aria-labelledby="import">
      <h2 id="import">Bring your past along</h2>
      <p class="quiet">
        A Clipkeep backup, an archive of yt-dlp or gallery-dl, TikTok's own data export (JSON), or a list of
        links. What these say is saved is not fetched again. A yt-dlp archive names posts: their videos count
        as saved, photos do not. You see what is in it before anything is written.
      </p>
      <Pickers busy={busy} onPick={pick} />
      <div role="status" class="stack">
        {busy && <p>Reading…</p>}
        {picked && 'sentence' in picked && <p class="notice bad">{picked.sentence}</p>}
        {picked && 'reading' in picked && <ImportPreview {...picked} onClose={() => setPicked(undefined)} />}
      </div>
    </section>
  );
}
