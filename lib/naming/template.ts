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
  /** Handle of the person whose list it came from, where the list has one: their likes hold other people's posts. */
  owner?: string;
}

/** A place in the template's text where something is wrong: `start` inclusive, `end` exclusive, UTF-16. */
export interface TemplateFault {
  start: number;
  end: number;
  sentence: string;
}

/** A stretch of a rendered name: as it came, and as it goes into the name. `fixed`: the template's own text. */
export interface Piece {
  raw: string;
  text: string;
  fixed: boolean;
}

/** How long the parts of a relative path may be. Units are UTF-16, bytes UTF-8. */
export interface PathLimits {
  pathUnits: number;
  /** Of all folders with their slashes: the rest is the file name's, and holds a post id twice. */
  folderUnits: number;
  folders: number;
  /** Of one name, ` (1)` of the browser included. */
  componentBytes: number;
}

/** A compiled template: gives a relative path without extension, one text for each folder and the file, not yet made safe. */
export interface Template {
  text: string;
  render(context: NameContext): string[];
  /** What `render` gives, in the stretches that it is made of. */
  pieces(context: NameContext): Piece[][];
  /** Another suffix than the asset's own, for rules of naming that have one. */
  suffix?(suffix: string, ext: string): string;
  /** Other lengths than ours, for rules of naming that need them. */
  limits?: PathLimits;
}
