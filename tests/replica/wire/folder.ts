import { coverPlace, imageUrls } from '../media/image-link';
import type { Recipient } from '../trust/links';
import { type Folder, keptIn } from '../world/folders';
import type { World } from '../world/world';

/** A folder of favorites as `collectionList[]` and `collectionInfo` have it. It counts what is gone, too. */
export function wireFolder(to: Recipient, world: World, folder: Folder) {
  const kept = keptIn(world, folder);
  const file = { owner: kept[0]?.post.awemeId ?? '', slot: 'cover' };
  return {
    collectionId: folder.collectionId,
    name: folder.name,
    status: folder.isPublic ? 3 : 1,
    total: kept.length,
    cover: file.owner ? (imageUrls(to, file, coverPlace)[0] ?? '') : '',
    userId: folder.member.uid,
    userName: folder.member.uniqueId,
  };
}
