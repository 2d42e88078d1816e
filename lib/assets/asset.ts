import type { Ask, Reply } from '@/lib/tiktok/ask';
import type { VideoQuality } from '@/lib/tiktok/gears';
import type { Item } from '@/lib/tiktok/item';
import type { Stream } from '@/lib/tiktok/stream';
import type { Languages } from '@/lib/tiktok/subtitles';

/** What the person chose within the kinds of file: plain data, from the settings. */
export interface AssetChoices {
  videoQuality: VideoQuality;
  subtitleLanguages: Languages;
}

/** What the bytes must turn out to be before they are called saved; `text` is WebVTT. */
export type Expect = 'video' | 'image' | 'audio' | 'text';

/** What is made of the checked bytes before they are handed over. */
export type Transform = 'vtt-to-srt';

/** One place a file can be had from, best first in the list that holds it. */
export interface Candidate {
  url: string;
  /** Declared bytes; 0 when unknown. */
  size: number;
  /** Which encoding of a video it is: mirrors of one hold the same file. */
  gear?: number;
}

/** One place a live stream can be received from, best first in the list that holds it. */
export type StreamLink = Pick<Stream, 'form' | 'url'>;

/** What several answers of TikTok bring together. `state` is opaque, says all there is to know, and outlives workers. */
export interface Gathering {
  start: string;
  ask(state: string): Ask;
  /** One answer: what to keep of it, and where to go on; null at the end. Throws ClipkeepError. */
  read(reply: Reply, state: string): { part: unknown; next: string | null };
  /** The file, of all parts in their order. */
  finish(parts: readonly unknown[]): string;
}

/**
 * Where a file's bytes come from: TikTok's hosts, this code, or TikTok's answers to several requests. `seconds`: how long a
 * sound lasts, where its post says so.
 */
export type Body =
  | { kind: 'fetch'; expect: Expect; candidates: Candidate[]; seconds?: number; transform?: Transform }
  | { kind: 'text'; text: string }
  | { kind: 'gather'; gathering: Gathering }
  | { kind: 'record'; roomId: string; streams: StreamLink[] };

/** One file of a post. */
export interface Want {
  /** 1-based; 1 where there is only one. */
  num: number;
  /** What tells it from the asset's others where their order may change, e.g. a language; else `num` does. */
  key?: string;
  /** Goes after the templated name, e.g. `_02` or `_music`; may be empty. */
  suffix: string;
  /** Without the dot; the bytes may prove another (jpg → webp). */
  ext: string;
  body: Body;
}

/** One kind of file of a post. The file's name is its id. */
export interface Asset {
  id: string;
  label: string;
  /** On unless the person switches it off. */
  byDefault: boolean;
  /** Wanted by this source alone, whatever else is chosen: not offered as a choice. */
  impliedBy?: string;
  /** Set where its files are gathered: each takes requests of its own. */
  gathers?: true;
  /** Set where its files are made here, of what is known of the post. */
  madeHere?: true;
  wants(item: Item, choices: AssetChoices): Want[];
}
