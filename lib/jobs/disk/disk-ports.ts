import type { DownloadFact, Ports } from '../ports';

/** The disk, as the browser's own list of downloads shows it. */
export interface DiskPorts extends Pick<Ports, 'db' | 'now'> {
  /** Has the browser look at its files again; resolves when it has seen to about `files` of them. */
  lookAgain(files: number): Promise<void>;
  /** Downloads by their ids; those that the browser no longer lists are left out. */
  byIds(ids: readonly number[]): Promise<Map<number, DownloadFact>>;
  /** All that the browser lists, by absolute name. */
  byNames(): Promise<Map<string, DownloadFact>>;
}
