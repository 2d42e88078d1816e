import { AssetChoices } from '@/components/asset-choices';
import type { Source } from '@/lib/sources/source';
import type { Wish } from './use-wish';
import { WhichPosts } from './which-posts';

/** Which files of which posts of a list. */
export function WishFields({ source, wish }: { source: Source; wish: Wish }) {
  return (
    <>
      <AssetChoices legend="What to save of each post" chosen={wish.assets} onChoose={wish.setAssets} />
      <WhichPosts source={source} texts={wish.texts} onTexts={wish.setTexts} />
    </>
  );
}
