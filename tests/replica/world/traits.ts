/** What is odd or ordinary about one post. */
export interface Traits {
  kind: 'video' | 'photo';
  /** Pictures of a photo post. */
  photos: number;
  desc: string;
  /**
   * `vanished`: not listed, page says 10204, links 404. `listed`: still in lists, page says 10204, links 404.
   * `410`: as `listed`, but the links say 410.
   */
  gone: 'no' | 'vanished' | 'listed' | '410';
  /** Only its author sees it. */
  privateItem: boolean;
  /** No media for a guest (`isContentClassified`). */
  ageGated: boolean;
  /** Its page says 10231, its list entry is there. */
  regionLocked: boolean;
  missingAuthor: boolean;
  /** Music without `playUrl`. */
  licensed: boolean;
  /** Which encodings exist. `dash`: the 1080p one is silent; `hevc`: it has sound; `h264`: there is none. */
  ladder: 'h264' | 'hevc' | 'dash';
  landscape: boolean;
  subtitles: boolean;
  /** Links of pictures end in this; `image` says nothing about the format, which is then webp. */
  picture: 'jpeg' | 'webp' | 'image';
  isAd: boolean;
  /** Not in the profile's lists, but among its stories. */
  story?: true;
  /** Bytes of the best encoding (others are smaller); 0 for a small made-up size. */
  bytes: number;
}
