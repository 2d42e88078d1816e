import { AssetChoices } from '@/components/asset-choices';
import { defaultAssets } from '@/components/use-assets';
import { useSetting } from '@/components/use-setting';
import * as settings from '@/lib/settings';

/** The kinds of file that are ticked at first, and that the button on a post saves. */
export function AssetDefaults() {
  const [assets, setAssets] = useSetting(settings.assets);
  if (assets === undefined) return null;
  const chosen = assets ?? defaultAssets;
  return (
    <section class="card stack tight" aria-labelledby="kinds">
      <h2 id="kinds">What to save</h2>
      <p class="quiet">The button on a post saves these. The popup starts with them ticked.</p>
      <AssetChoices legend="Of each post" chosen={chosen} onChoose={setAssets} />
      {chosen.length === 0 && <p class="notice warn">Tick at least one, or nothing will be saved.</p>}
    </section>
  );
}
