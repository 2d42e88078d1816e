/** One way to receive a broadcast: a quality in one form. Bits, pixels and level are 0 where the reply doesn't say. */
export interface Stream {
  /** TikTok's own key (`origin`, `hd`, `ao` for sound alone), or that of the legacy maps (`FULL_HD1`). */
  quality: string;
  /** For people, e.g. `720p`; the key where there is none. */
  name: string;
  /** The higher the better: TikTok's own number where it gives one; below 0 in the older maps. */
  level: number;
  /** `flv`: one body without an end; `hls`: a playlist whose segments are gone soon after. */
  form: 'flv' | 'hls';
  /** On TikTok's own hosts, https. Signed, good for about 14 days (tiktok-web-api.md §8, 2026-09). */
  url: string;
  codec: 'h264' | 'hevc' | 'unknown';
  /** Bits per second. */
  bitrate: number;
  width: number;
  height: number;
}
