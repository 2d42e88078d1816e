import { Dexie, type EntityTable, type Table } from 'dexie';
import type { FileRow, GatheredRow, JobRow, NamedRow, PostRow, UserRow } from './rows';

/** Small facts that must outlive a worker, by name: the pace clock, how a check of the disk or a backup is doing, a loss. */
export interface FactRow {
  name: string;
  value: unknown;
}

/** The database, one for each browser profile. `name` is another one in tests alone. */
export class ArchiveDb extends Dexie {
  declare jobs: EntityTable<JobRow, 'id'>;
  declare files: EntityTable<FileRow, 'id'>;
  declare posts: EntityTable<PostRow, 'awemeId'>;
  declare users: EntityTable<UserRow, 'secUid'>;
  declare facts: EntityTable<FactRow, 'name'>;
  declare gathered: Table<GatheredRow, [id: string, nth: number]>;
  declare named: Table<NamedRow, [jobId: number, nth: number]>;

  constructor(name = 'clipkeep') {
    super(name);
    this.version(1).stores({
      jobs: '++id, state, source',
      files: 'id, awemeId, &pathKey, [jobId+state], state, savedAt',
      posts: 'awemeId, secUid, createTime',
      users: 'secUid, uniqueId',
      facts: 'name',
    });
    this.version(2).stores({ gathered: '[id+nth]' });
    this.version(3).stores({ jobs: '++id, state, source, finishedAt', named: '[jobId+nth]' });
  }

  /** After an opening that failed (no room on the disk), Dexie would refuse for as long as this worker lives; here the next call tries anew. */
  override open() {
    return super.open().catch((error) => {
      this.close({ disableAutoOpen: false });
      throw error;
    });
  }
}

/** The archive of this browser profile. Versions are only ever appended. */
export const db = new ArchiveDb();
