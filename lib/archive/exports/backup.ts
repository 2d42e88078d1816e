import { backupVersion, writeBackupLine } from '../backup-lines';
import type { ArchiveDb } from '../db';
import type { Export } from './export';
import { savedFiles } from './saved-files';

/** All that is known of what is saved, to be brought back later or in another browser. Without links to media. */
export const backup: Export = {
  id: 'backup',
  label: 'Backup',
  hint: 'The whole list of what is saved, to bring back here or in another browser. The files themselves are not in it.',
  ending: '-backup.jsonl',
  type: 'application/jsonl',
  async *pieces(db, madeAt) {
    yield writeBackupLine({ clipkeep: backupVersion, madeAt, counts: await countsOf(db) });
    yield (await db.users.toArray()).map((user) => writeBackupLine({ user })).join('');
    for await (const posts of readablePosts(db))
      yield posts.map((post) => writeBackupLine({ post })).join('');
    for await (const files of savedFiles(db)) yield files.map((file) => writeBackupLine({ file })).join('');
  },
};

async function countsOf(db: ArchiveDb) {
  const files = await db.files.where('state').equals('saved').count();
  return { files, posts: await db.posts.count(), users: await db.users.count() };
}

async function* readablePosts(db: ArchiveDb) {
  for (let last = ''; ; ) {
    const posts = await db.posts.where('awemeId').above(last).limit(1000).toArray();
    const end = posts.at(-1);
    if (!end) return;
    last = end.awemeId;
    yield posts;
  }
}
