import { type HlsVariant, type MediaPlaylist, readPlaylist } from '@/lib/media/hls';
import { ClipkeepError } from '@/lib/tiktok/errors';
import { readWhole } from './read-stream';
import type { RecorderWorld } from './recorder-world';

/** Far more than a playlist ever is (bytes). */
const mostText = 4_000_000;

/**
 * Reads a live playlist; a master playlist leads on to its best encoding. Throws ClipkeepError where it can't be had, and
 * `unrecordable` where its sound comes apart from its pictures, or its segments are encrypted or stretches of one file.
 */
export async function readMediaPlaylist(world: RecorderWorld, url: string): Promise<MediaPlaylist> {
  const first = await readText(world, url);
  const playlist = first.kind === 'media' ? first : await readText(world, bestOf(first.variants));
  if (playlist.kind !== 'media')
    throw new ClipkeepError('badReply', { detail: 'a master playlist in another' });
  if (playlist.segments.some(({ encrypted, range, map }) => encrypted || range || map?.range))
    throw new ClipkeepError('unrecordable', { detail: 'encrypted, or stretches of one file' });
  return playlist;
}

/** What it names is found from the address that answered, which need not be the one that was asked. */
async function readText(world: RecorderWorld, asked: string) {
  const { bytes, url } = await readWhole(world, asked, mostText);
  return readPlaylist(new TextDecoder().decode(bytes), url);
}

/** The best encoding that has all there is in one stream. */
function bestOf(variants: readonly HlsVariant[]): string {
  const [best] = variants.filter(({ soundApart }) => !soundApart).sort((a, b) => b.bandwidth - a.bandwidth);
  if (best) return best.uri;
  throw new ClipkeepError('unrecordable', { detail: 'sound apart from pictures' });
}
