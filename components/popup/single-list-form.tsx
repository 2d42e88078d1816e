import { useSending } from '@/components/use-sending';
import { useSetting } from '@/components/use-setting';
import type { JobRow } from '@/lib/archive/rows';
import { sendMessage } from '@/lib/messages';
import { dailyLimit } from '@/lib/settings';
import type { Source } from '@/lib/sources/source';
import { longRun } from './long-run';
import { Outcome } from './outcome';
import { isAt, type Pointed, singleOf } from './profile-lists';
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
  const pointed = singleOf(subject, source);
  const underWay = live.find((job) => isAt(job, pointed));
  return (
    <>
      <div role="status">{underWay && <p class="notice">{noticeOf(underWay)}</p>}</div>
      {!underWay && <StartList pointed={pointed} source={source} wish={wish} />}
    </>
  );
}

function StartList({ pointed, source, wish }: Pick<Props, 'source' | 'wish'> & { pointed: Pointed }) {
  const { assets, filters, waitsFor } = wish;
  const [limit] = useSetting(dailyLimit);
  const [sending, start] = useSending(() => sendMessage('startJob', { ...pointed, assets, filters }));
  return (
    <>
      <OwnerNote needs={source.needs} />
      <WishFields source={source} wish={wish} />
      <StartButton
        busy={sending.busy}
        waitsFor={waitsFor}
        note={longRun(pointed.expected, filters, limit)}
        onStart={start}
      >
        Start
      </StartButton>
      <Outcome {...sending} />
    </>
  );
}

function noticeOf({ state }: JobRow): string {
  if (state === 'paused') return 'Paused, see below.';
  return 'Under way, see below. You can close this window, it goes on.';
}
