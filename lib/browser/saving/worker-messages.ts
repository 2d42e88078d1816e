import type { TransferRequest } from '@/lib/jobs/ports';
import type { Problem } from '@/lib/tiktok/errors';

/** Where an extension's transfer worker is, relative to its root: the output of entrypoints/transfer-worker.ts. */
export const workerPath = '/transfer-worker.js';
/** The same of entrypoints/recording-worker.ts. */
export const recorderPath = '/recording-worker.js';

/** The type of a Blob of text: Chromium gives one of type text/plain another extension, and leaves octet-streams alone. */
export const plainBytes = 'application/octet-stream';

/** A file that TikTok has. */
export type FetchRequest = Extract<TransferRequest, { kind: 'fetch' }>;

/** Host → worker, once: what to bring in, and the name of the file to put it in. */
export interface WorkerTask {
  attempt: string;
  request: FetchRequest;
}

/** Worker → host. After `ready` or `failed` nothing more comes and the file is closed. Sizes in bytes, 0 when unknown. */
export type WorkerReport =
  | { stage: 'fetching'; received: number; total: number }
  | { stage: 'ready'; size: number; ext: string; mime: string; silent?: true }
  | { stage: 'failed'; problem: Problem };
