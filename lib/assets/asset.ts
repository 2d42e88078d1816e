import type { Item } from '@/lib/tiktok/item';

/** What the bytes must turn out to be before they are called saved. */
export type Expect = 'video' | 'image' | 'audio';

/** One place a file can be had from, best first in the list that holds it. */
export interface Candidate {
  url: string;
  /** Declared bytes; 0 when unknown. */
  size: number;
}

/** One file of a post. `text` is made here, `fetch` comes from TikTok. */
export interface Want {
  /** 1-based; 1 where there is only one. */
  num: number;
  /** Goes after the templated name, e.g. `_02` or `_music`; may be empty. */
  suffix: string;
  /** Without the dot; the bytes may prove another (jpg → webp). */
  ext: string;
  body: { kind: 'fetch'; expect: Expect; candidates: Candidate[] } | { kind: 'text'; text: string };
}

/** One kind of file of a post. The file's name is its id. */
export interface Asset {
  id: string;
  label: string;
  /** On unless the person switches it off. */
  byDefault: boolean;
  wants(item: Item): Want[];
}
