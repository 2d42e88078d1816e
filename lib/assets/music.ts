import type { Item } from '@/lib/tiktok/item';
import type { Asset, Want } from './asset';

/** The song of a photo post, without which the post is half of itself. */
export const music: Asset = {
  id: 'music',
  label: 'Music of photo posts',
  byDefault: true,
  wants: (item) => (item.kind === 'photo' ? songOf(item) : []),
};

/** The post's song as one file; nothing where it is licensed and TikTok gives no link. */
export function songOf({ music: song }: Item): Want[] {
  if (!song?.playUrl) return [];
  const ext = /[?&]mime_type=audio_mp4\b/.test(song.playUrl) ? 'm4a' : 'mp3';
  const candidates = [{ url: song.playUrl, size: 0 }];
  const length = song.duration > 0 ? { seconds: song.duration } : {};
  return [{ num: 1, suffix: '_music', ext, body: { kind: 'fetch', expect: 'audio', candidates, ...length } }];
}
