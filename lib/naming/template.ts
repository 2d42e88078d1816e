import type { Item } from '@/lib/tiktok/item';

/** What a name is made from. */
export interface NameContext {
  item: Item;
  /** Id of the source that listed it, e.g. `posts`. */
  source: string;
  /** The folder name that this author's files keep even after a change of handle. */
  folder: string;
  /** 1-based number of the file within the post. */
  num: number;
}

/** A place in the template's text where something is wrong: `start` inclusive, `end` exclusive, UTF-16. */
export interface TemplateFault {
  start: number;
  end: number;
  sentence: string;
}

/** A compiled template: gives a relative path without extension, `/` between folders, not yet made safe. */
export interface Template {
  text: string;
  render(context: NameContext): string[];
}
