import { useState } from 'preact/hooks';
import { assets } from '@/lib/assets';
import * as settings from '@/lib/settings';
import { useSetting } from './use-setting';

/** Ids of the assets that are on unless somebody says otherwise. */
export const defaultAssets: readonly string[] = assets
  .filter((asset) => asset.byDefault)
  .map((asset) => asset.id);

/** The assets for one run: the person's defaults, until they choose others here. */
export function useAssets(): [assets: string[], choose: (assets: string[]) => void] {
  const [setting] = useSetting(settings.assets);
  const [chosen, choose] = useState<string[]>();
  return [chosen ?? setting ?? [...defaultAssets], choose];
}

/** What a start waits for where no kind of file is ticked; `where` that is done, if not in sight. */
export function needsAssets(assets: readonly string[], where = ''): string | undefined {
  return assets.length > 0
    ? undefined
    : `Tick at least one kind of file${where && ` in ${where}`}, then start.`;
}
