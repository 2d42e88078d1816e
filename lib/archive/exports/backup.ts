import { type BackupCounts, backupVersion, writeBackupLine } from '../backup-lines';
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
    const end: BackupCounts = { files: 0, posts: 0, users: 0 };
    const written = (kind: keyof BackupCounts, lines: string[]) => {
      end[kind] += lines.filter(Boolean).length;
      return lines.join('');
    };
    for await (const users of usersOf(db))
      yield written(
        'users',
        users.map((user) => writeBackupLine({ user })),
      );
    for await (const posts of postsOf(db))
      yield written(
        'posts',
        posts.map((post) => writeBackupLine({ post })),
      );
    for await (const files of savedFiles(db))
      yield written(
        'files',
        files.map((file) => writeBackupLine({ file })),
      );
    // The archive may have grown meanwhile: only the end knows what is in it.
    yield writeBackupLine({ end });
  },
};

async function countsOf(db: ArchiveDb) {
  const files = await db.files.where('state').equals('saved').count();
  return { files, posts: await db.posts.count(), users: await db.users.count() };
}

async function* usersOf(db: ArchiveDb) {
  for (let last = ''; ; ) {
    const users = await db.users.where('secUid').above(last).limit(1000).toArray();
    const end = users.at(-1);
    if (!end) return;
    last = end.secUid;
    yield users;
  }
}

async function* postsOf(db: ArchiveDb) {
  for (let last = ''; ; ) {
    const posts = await db.posts.where('awemeId').above(last).limit(1000).toArray();
    const end = posts.at(-1);
    if (!end) return;
    last = end.awemeId;
    yield posts;
  }
}
