import { compileTemplate } from '@/lib/naming/compile';
import { placeFile } from '@/lib/naming/place';
import { presets } from '@/lib/naming/presets';
import type { Case } from './measure';
import { itemsOf } from './posts';

const count = 10_000;

/** The default template over many posts. */
export function naming(): Case {
  const compiled = compileTemplate(presets[0]?.text ?? '');
  if (!compiled.ok) throw new Error('The default template does not compile.');
  const items = itemsOf(count);
  return {
    name: `name ${items.length} files`,
    against: 'JSON.stringify of their posts',
    ours: () =>
      items.map((item) =>
        placeFile(
          compiled.template,
          { item, source: 'posts', folder: item.author.uniqueId, num: 1 },
          '',
          'mp4',
        ),
      ),
    known: () => items.map((item) => JSON.stringify(item)),
  };
}
