import { SendingFault } from '@/components/sending-fault';
import { useSending } from '@/components/use-sending';
import type { Source } from '@/lib/sources/source';
import type { Pointed } from './profile-lists';
import { StartButton } from './start-button';
import { startEach } from './start-each';
import { StartedManyNotice } from './started-many';
import type { Wish } from './use-wish';
import { WishFields } from './wish-fields';

interface Props {
  /** Those that were chosen. */
  lists: readonly Pointed[];
  source: Source;
  wish: Wish;
}

/** What to save of each chosen list, and Start: one job a list. */
export function StartLists({ lists, source, wish }: Props) {
  const { assets, filters, waitsFor } = wish;
  const [sending, start] = useSending(() => startEach(lists.map((list) => ({ ...list, assets, filters }))));
  const noneChosen = lists.length === 0 ? 'Tick at least one list, then start.' : undefined;
  return (
    <>
      <WishFields source={source} wish={wish} />
      <StartButton busy={sending.busy} waitsFor={noneChosen ?? waitsFor} onStart={start}>
        Start
      </StartButton>
      <SendingFault fault={sending.fault} />
      <div role="status">{sending.answer && <StartedManyNotice {...sending.answer} of="list" />}</div>
    </>
  );
}
