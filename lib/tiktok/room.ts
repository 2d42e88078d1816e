import type { Author } from './item';

/** One way to receive a broadcast: a quality in one form. Bits, pixels and level are 0 where the reply doesn't say. */
export interface Stream {
  /** TikTok's own key (`origin`, `hd`, `ao` for sound alone), or that of the legacy maps (`FULL_HD1`). */
  quality: string;
  /** For people, e.g. `720p`; the key where there is none. */
  name: string;
  /** The higher the better; TikTok's own number where it gives one. */
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

/** A live room. Its id proves nothing: people keep the one of their last broadcast; `status` tells. */
export interface Room {
  roomId: string;
  status: 'live' | 'paused' | 'ended';
  title: string;
  /** Unix seconds; 0 where the reply doesn't say. */
  startTime: number;
  coverUrl: string;
  author: Author;
  /** In the reply's order; `rankStreams` sorts. Empty unless the room is live and may be watched. */
  streams: Stream[];
}
