import { coverPlace, imageUrls } from '../media/image-link';
import type { Recipient } from '../trust/links';
import type { Playlist } from '../world/playlists';
import { postsIn } from '../world/playlists';
import type { World } from '../world/world';
import { wireAuthor } from './author';

/** A playlist as `playList[]` and `mixInfo` have it. It counts what is gone, too. */
export function wirePlaylist(to: Recipient, world: World, playlist: Playlist) {
  const { mixId, name, member, places } = playlist;
  const [first] = postsIn(world, playlist);
  const cover = first ? imageUrls(to, { owner: first.awemeId, slot: 'cover' }, coverPlace)[0] : undefined;
  return {
    id: mixId,
    mixId,
    name,
    mixName: name,
    videoCount: places.length,
    cover: cover ?? '',
    creator: wireAuthor(to, member),
  };
}
