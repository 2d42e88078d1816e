import { useState } from 'preact/hooks';
import { AssetChoices } from '@/components/asset-choices';
import { useAssets } from '@/components/use-assets';
import { useSending } from '@/components/use-sending';
import { sendMessage } from '@/lib/messages';
import type { Filters } from '@/lib/tiktok/target';
import { Outcome } from './outcome';
import { StartButton } from './start-button';
import type { Profile } from './subject';
import { WhichPosts } from './which-posts';

/** Which files of which posts of a profile, and Start. */
export function ProfileForm({ subject }: { subject: Profile }) {
  const { uniqueId, secUid, videoCount } = subject;
  const [assets, setAssets] = useAssets();
  const [filters, setFilters] = useState<Filters>({});
  const [sending, start] = useSending(() =>
    sendMessage('startJob', {
      source: 'posts',
      target: { secUid, uniqueId },
      assets,
      filters,
      label: `@${uniqueId}`,
      expected: videoCount,
    }),
  );
  return (
    <>
      <AssetChoices legend="What to save of each post" chosen={assets} onChoose={setAssets} />
      <WhichPosts filters={filters} onFilter={setFilters} />
      <StartButton busy={sending.busy} able={assets.length > 0} onStart={start}>
        Start
      </StartButton>
      <Outcome {...sending} />
    </>
  );
}
