import 'fake-indexeddb/auto';
import { ArchiveDb } from '@/lib/archive/db';
import type { Export } from '@/lib/archive/exports';
import type { FileRow, UserRow } from '@/lib/archive/rows';
import { makeFile, makePost } from '../components/rows';

let opened = 0;

/** An empty archive of its own. */
export function freshDb(): ArchiveDb {
  return new ArchiveDb(`kept-${++opened}`);
}

/** A saved file, as Clipkeep keeps it. */
export function savedFile(awemeId: string, more: Partial<FileRow> = {}): FileRow {
  return makeFile(awemeId, { state: 'saved', size: 1000, savedAt: 1_785_585_600_000, ...more });
}

/** A creator, as the archive knows them. */
export function makeUser(secUid: string, more: Partial<UserRow> = {}): UserRow {
  const { author } = makePost('1');
  return {
    ...{
      ...author,
      secUid,
      followerCount: 3,
      followingCount: 2,
      friendCount: 1,
      diggCount: 4,
      heartCount: 5,
    },
    ...{ videoCount: 6, roomId: '', commentSetting: 0, followingVisibility: 1, relation: 0 },
    ...{ openFavorite: true, ttSeller: false, showPlayListTab: false },
    ...{ formerly: ['tin.pot'], folder: 'tin.pot', seenAt: 7, ...more },
  };
}

/** An export, whole. */
export async function textOf(form: Export, db: ArchiveDb): Promise<string> {
  let text = '';
  for await (const piece of form.pieces(db, 1_785_585_600_000)) text += piece;
  return text;
}
