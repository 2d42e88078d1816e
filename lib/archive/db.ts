import { Dexie, type EntityTable } from 'dexie';
import type { FileRow, JobRow, PostRow, UserRow } from './rows';

/** Small facts that must outlive a worker, by name: the pace clock, which transport worked. */
export interface FactRow {
  name: string;
  value: unknown;
}

export class ArchiveDb extends Dexie {
  declare jobs: EntityTable<JobRow, 'id'>;
  declare files: EntityTable<FileRow, 'id'>;
  declare posts: EntityTable<PostRow, 'awemeId'>;
  declare users: EntityTable<UserRow, 'secUid'>;
  declare facts: EntityTable<FactRow, 'name'>;

  constructor(name = 'clipkeep') {
    super(name);
    this.version(1).stores({
      jobs: '++id, state, source',
      files: 'id, awemeId, &pathKey, [jobId+state], state, savedAt',
      posts: 'awemeId, secUid, createTime',
      users: 'secUid, uniqueId',
      facts: 'name',
    });
  }
}

/** The archive of this browser profile. Versions are only ever appended. */
export const db = new ArchiveDb();
