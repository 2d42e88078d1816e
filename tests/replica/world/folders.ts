import type { FolderPlan } from './belongings';
import { belongingsOf } from './belongings-of';
import { shownOf } from './everybody';
import type { Viewer } from './history';
import { numberedId, numberInId } from './ids';
import type { Member } from './member';
import type { Post } from './post';
import { type Kept, keptOn } from './shelves';
import type { World } from './world';

const mostFolders = 64;

/** A folder of somebody's favorites. */
export interface Folder extends FolderPlan {
  collectionId: string;
  member: Member;
  place: number;
}

export function foldersOf(member: Member): Folder[] {
  return belongingsOf(member).folders.map((plan, place) => ({
    ...plan,
    member,
    place,
    collectionId: numberedId('collection', member.index * mostFolders + place),
  }));
}

export function folderOf(world: World, collectionId: string): Folder | undefined {
  const member = world.at(Math.floor(numberInId('collection', collectionId) / mostFolders));
  return member && foldersOf(member).find((folder) => folder.collectionId === collectionId);
}

/** Whether somebody may look into it. */
export function mayOpen(folder: Folder, viewer: Viewer): boolean {
  return folder.isPublic || viewer === folder.member.uniqueId;
}

/** What lies in it, saved last first. Every so many favorites lie in no folder. */
export function keptIn(world: World, { member, place }: Folder): Kept[] {
  const count = belongingsOf(member).folders.length;
  return keptOn(world, member, 'saves').filter((kept) => kept.place % (count + 1) === place);
}

/** What a complete run of a folder brings home, in its order. */
export function filed(world: World, folder: Folder, viewer?: Viewer): Post[] {
  return shownOf(
    keptIn(world, folder).map(({ post }) => post),
    viewer,
  );
}
