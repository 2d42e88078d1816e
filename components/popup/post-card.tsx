import { AssetChoices } from '@/components/asset-choices';
import { needsAssets, useAssets } from '@/components/use-assets';
import { useLive } from '@/components/use-live';
import { useSending } from '@/components/use-sending';
import { db } from '@/lib/archive/db';
import { postStates } from '@/lib/archive/queries';
import { sendMessage } from '@/lib/messages';
import { Outcome } from './outcome';
import { StartButton } from './start-button';
import type { Post } from './subject';

/** The page of one post: save it. */
export function PostCard({ subject }: { subject: Post }) {
  const { awemeId, uniqueId, kind } = subject;
  const [assets, setAssets] = useAssets();
  const states = useLive(() => postStates(db, [awemeId]), [awemeId]);
  const saved = states?.[awemeId]?.state === 'saved';
  const [sending, start] = useSending(() =>
    sendMessage('startJob', {
      source: 'post',
      target: { uniqueId, awemeIds: [awemeId] },
      assets,
      filters: {},
      label: `@${uniqueId}`,
      expected: 1,
    }),
  );
  return (
    <section class="card stack" aria-labelledby="whose">
      <h2 id="whose">
        {kind === 'photo' ? 'Photos' : 'Video'} by <bdi>@{uniqueId}</bdi>
      </h2>
      {saved && <p class="good">✓ Saved. Saving it again brings in only what is missing.</p>}
      <AssetChoices legend="What to save of it" chosen={assets} onChoose={setAssets} />
      <StartButton busy={sending.busy} waitsFor={needsAssets(assets)} onStart={start}>
        Save this post
      </StartButton>
      <Outcome {...sending} />
    </section>
  );
}
