import type { Problem } from '@/lib/tiktok/errors';
import type { Ports } from '../ports';

/** The bytes of a backup, whole. `size` in bytes. */
export interface MadeBackup {
  blobUrl: string;
  size: number;
}

/** Who makes the text of a backup: a document that has Blob URLs. One at a time. */
export interface BackupHost {
  /** Writes all of it, in pieces, where it needs no memory. `madeAt`: Unix ms. */
  make(madeAt: number): Promise<MadeBackup | { problem: Problem }>;
  /** Whether it makes one or holds one. */
  held(): Promise<boolean>;
  /** Frees what it holds. */
  free(): Promise<void>;
}

/** The world, as backups see it. */
export interface BackupPorts extends Pick<Ports, 'db' | 'now' | 'wakeAt' | 'downloads'> {
  /** Whether the person wants one after each job. */
  wanted(): Promise<boolean>;
  /** The folder below the download folder where it goes; '' for none. */
  folder(): Promise<string>;
  host: BackupHost;
}
