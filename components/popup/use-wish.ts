import { useState } from 'preact/hooks';
import { needsAssets, useAssets } from '@/components/use-assets';
import type { Filters } from '@/lib/tiktok/target';
import { type FilterTexts, readFilters } from './read-filters';

/** Which files of which posts, as the form has it. */
export interface Wish {
  assets: string[];
  setAssets: (assets: string[]) => void;
  texts: FilterTexts;
  setTexts: (texts: FilterTexts) => void;
  filters: Filters;
  /** What is to be put right before it can start, in words. */
  waitsFor: string | undefined;
}

/** Nothing chosen yet: the person's own kinds of file, all posts. */
export function useWish(): Wish {
  const [assets, setAssets] = useAssets();
  const [texts, setTexts] = useState<FilterTexts>({});
  const { filters, faults } = readFilters(texts);
  const faulty = Object.keys(faults).length > 0;
  return {
    ...{ assets, setAssets, texts, setTexts, filters },
    waitsFor: faulty ? 'Put right what is marked under “Which posts”, then start.' : needsAssets(assets),
  };
}
