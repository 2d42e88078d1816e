import type { Holding, Ports, TransferRequest } from '@/lib/jobs/ports';
import { problemOf } from '@/lib/tiktok/errors';
import { removeAllScratch, removeScratch, scratchFile } from './scratch';
import { plainBytes, type WorkerReport, type WorkerTask } from './worker-messages';

interface Transfer {
  holding: Holding;
  worker?: Worker;
}

/** What the host of the transfers brings along. */
export interface TransferHost {
  startWorker(): Worker;
  /** A transfer got further (`urgent`: it ended). */
  changed(urgent: boolean): void;
}

/**
 * The transfers of this browser, for the one document that hosts them: the offscreen document in Chromium, the
 * background page in Firefox. Each file has a dedicated worker until its bytes are checked; then its Blob URL is held.
 */
export function createTransfers(host: TransferHost): Ports['transfers'] {
  const transfers = new Map<string, Transfer>();
  const cleaned = removeAllScratch();

  const settle = (attempt: string, holding: Holding) => {
    const transfer = transfers.get(attempt);
    if (!transfer) return;
    transfer.holding = holding;
    if (holding.stage !== 'fetching') transfer.worker?.terminate();
    host.changed(holding.stage !== 'fetching');
  };

  return {
    async begin(attempt, request) {
      if (transfers.has(attempt)) return;
      const transfer: Transfer = { holding: { attempt, received: 0, total: 0, stage: 'fetching' } };
      transfers.set(attempt, transfer);
      if (request.kind === 'text') return settle(attempt, holdText(attempt, request));
      await cleaned;
      if (transfers.get(attempt) !== transfer) return;
      transfer.worker = startWorker(host, { attempt, request }, (holding) => settle(attempt, holding));
    },
    async held() {
      return [...transfers.values()].map(({ holding }) => holding);
    },
    async release(attempt) {
      const transfer = transfers.get(attempt);
      if (!transfer) return;
      transfers.delete(attempt);
      transfer.worker?.terminate();
      if (transfer.holding.stage === 'ready') URL.revokeObjectURL(transfer.holding.blobUrl);
      await removeScratch(attempt);
    },
  };
}

function startWorker(host: TransferHost, task: WorkerTask, settle: (holding: Holding) => void): Worker {
  const worker = host.startWorker();
  const none = { attempt: task.attempt, received: 0, total: 0 };
  worker.addEventListener('message', async ({ data }: MessageEvent<WorkerReport>) => {
    settle(data.stage === 'ready' ? await holdFile(task.attempt, data) : { ...none, ...data });
  });
  // The browser prints the worker's bug itself; the file only must not wait for a worker that is gone.
  worker.addEventListener('error', () => settle({ ...none, stage: 'failed', problem: problemOf('stalled') }));
  worker.postMessage(task);
  return worker;
}

async function holdFile(attempt: string, ready: Extract<WorkerReport, { stage: 'ready' }>): Promise<Holding> {
  const file = await (await scratchFile(attempt)).getFile();
  const blobUrl = URL.createObjectURL(file.slice(0, ready.size, ready.mime));
  return { attempt, stage: 'ready', received: ready.size, total: ready.size, blobUrl, ext: ready.ext };
}

function holdText(attempt: string, { text, ext }: Extract<TransferRequest, { kind: 'text' }>): Holding {
  const blob = new Blob([text], { type: plainBytes });
  const blobUrl = URL.createObjectURL(blob);
  return { attempt, stage: 'ready', received: blob.size, total: blob.size, blobUrl, ext };
}
