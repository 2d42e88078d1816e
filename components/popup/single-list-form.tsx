import { useSending } from '@/components/use-sending';
import type { JobRow } from '@/lib/archive/rows';
import { sendMessage } from '@/lib/messages';
import type { Source } from '@/lib/sources/source';
import { Outcome } from './outcome';
import { isAt, singleOf } from './profile-lists';
import { OwnerNote } from './source-choice';
import { StartButton } from './start-button';
import type { Profile } from './subject';
import type { Wish } from './use-wish';
import { WishFields } from './wish-fields';

interface Props {
  subject: Profile;
  source: Source;
  /** Jobs that are not over. */
  live: readonly JobRow[];
  wish: Wish;
}

/** A list that a profile has one of: what to save of it, unless that is under way. */
export function SingleListForm({ subject, source, live, wish }: Props) {
  const { assets, filters, waitsFor } = wish;
  const pointed = singleOf(subject, source);
  const [sending, start] = useSending(() => sendMessage('startJob', { ...pointed, assets, filters }));
  const underWay = live.find((job) => isAt(job, pointed));
  return (
    <>
      <div role="status" class="status">
        {underWay && <p class="notice">{noticeOf(underWay)}</p>}
      </div>
      {!underWay && (
        <>
          <OwnerNote needs={source.needs} />
          <WishFields source={source} wish={wish} />
          <StartButton busy={sending.busy} waitsFor={waitsFor} onStart={start}>
            Start
          </StartButton>
          <Outcome {...sending} />
        </>
      )}
    </>
  );
}

function noticeOf({ state }: JobRow): string {
  if (state === 'paused') return 'Paused, see below.';
  return 'Under way, see below. You can close this window, it goes on.';
}
