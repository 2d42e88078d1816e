import { useState } from 'preact/hooks';
import type { JobRow } from '@/lib/archive/rows';
import type { ListFacts } from '@/lib/tiktok/read-lists';
import { AskedLists } from './asked-lists';
import { ListChoices } from './list-choices';
import { isAt, type ManyLists, oneOf } from './profile-lists';
import { OwnerNote } from './source-choice';
import { StartLists } from './start-lists';
import type { Profile } from './subject';
import { useLists } from './use-lists';
import type { Wish } from './use-wish';

interface Props {
  subject: Profile;
  many: ManyLists;
  /** Jobs that are not over. */
  live: readonly JobRow[];
  wish: Wish;
}

/** Lists that a profile has any number of: what there is, which of them, and what to save of each. */
export function ManyListsForm({ subject, many, live, wish }: Props) {
  const [asked, ask] = useLists(subject, many.of);
  const [chosen, choose] = useState<string[]>([]);
  const lists = asked.answer && 'lists' in asked.answer ? asked.answer.lists : [];
  const isUnderWay = (list: ListFacts) => live.some((job) => isAt(job, oneOf(subject, many, list)));
  const free = lists.filter((list) => !isUnderWay(list));
  const wanted = free.filter(({ id }) => chosen.includes(id)).map((list) => oneOf(subject, many, list));
  return (
    <>
      <OwnerNote needs={many.source.needs} />
      <AskedLists {...asked} none={`TikTok shows no ${many.plural.toLowerCase()} here.`} onAsk={ask} />
      {lists.length > 0 && (
        <>
          <ListChoices legend={many.plural} lists={lists} free={free} chosen={chosen} onChoose={choose} />
          <StartLists lists={wanted} source={many.source} wish={wish} />
        </>
      )}
    </>
  );
}
