import { keptRecordings, removeRecording } from '@/lib/browser/recording/recording-files';
import type { RecordingTask } from '@/lib/browser/recording/recording-worker';
import { type Recorder, startRecording } from '@/lib/browser/recording/start-recording';
import type { Holding, Ports, TransferRequest } from '@/lib/jobs/ports';
import { problemOf } from '@/lib/tiktok/errors';
import { removeAllScratch, removeScratch, scratchFile } from './scratch';
import { plainBytes, recorderPath, type WorkerReport, type WorkerTask, workerPath } from './worker-messages';

interface Transfer {
  holding: Holding;
  request: TransferRequest;
  worker?: Recorder;
}

/** What the host of the transfers brings along. */
export interface TransferHost {
  startWorker(path: typeof workerPath | typeof recorderPath): Worker;
  /** A transfer got further (`urgent`: it ended). */
  changed(urgent: boolean): void;
}

/**
 * The transfers of this browser, for the one document that hosts them: the offscreen document in Chromium, the
 * background page in Firefox. Each file has a dedicated worker until its bytes are checked; then its Blob URL is held.
 */
export function createTransfers(host: TransferHost): Ports['transfers'] {
  const transfers = new Map<string, Transfer>();
  const begin = beginner(host, transfers);
  return {
    begin,
    async held() {
      return [...transfers.values()].map(({ holding }) => holding);
    },
    async release(attempt) {
      const transfer = transfers.get(attempt);
      if (!transfer) return;
      transfers.delete(attempt);
      transfer.worker?.terminate();
      if (transfer.holding.stage === 'ready') URL.revokeObjectURL(transfer.holding.blobUrl);
      // A recording's parts stay until the whole of it is saved.
      if (transfer.request.kind === 'fetch') await removeScratch(attempt);
    },
    async stop(attempt) {
      transfers.get(attempt)?.worker?.postMessage('stop' satisfies RecordingTask);
    },
    forgetRecording: removeRecording,
    keptRecordings,
  };
}

function beginner(host: TransferHost, transfers: Map<string, Transfer>): Ports['transfers']['begin'] {
  // What stays there takes room, no more: no file has the name of another attempt's.
  const cleaned = removeAllScratch().catch(reportError);
  const settle = (attempt: string, holding: Holding) => {
    const transfer = transfers.get(attempt);
    if (!transfer) return;
    transfer.holding = holding;
    if (holding.stage !== 'fetching') transfer.worker?.terminate();
    host.changed(holding.stage !== 'fetching');
  };
  return async (attempt, request) => {
    if (transfers.has(attempt)) return;
    const holding: Holding = { attempt, received: 0, total: 0, stage: 'fetching' };
    const transfer: Transfer = { request, holding };
    transfers.set(attempt, transfer);
    const done = (next: Holding) => settle(attempt, next);
    if (request.kind === 'text') return done(holdText(attempt, request));
    if (request.kind === 'record') {
      transfer.worker = startRecording(() => host.startWorker(recorderPath), attempt, request, done);
      return;
    }
    await cleaned;
    if (transfers.get(attempt) !== transfer) return;
    transfer.worker = startWorker(host, { attempt, request }, done);
  };
}

function startWorker(host: TransferHost, task: WorkerTask, settle: (holding: Holding) => void): Worker {
  const worker = host.startWorker(workerPath);
  const none = { attempt: task.attempt, received: 0, total: 0 };
  const fail = () => settle({ ...none, stage: 'failed', problem: problemOf('bug') });
  worker.addEventListener('message', ({ data }: MessageEvent<WorkerReport>) => {
    if (data.stage !== 'ready') return settle({ ...none, ...data });
    holdFile(task.attempt, data).then(settle, (error: unknown) => {
      fail();
      reportError(error);
    });
  });
  // The browser prints the worker's bug itself; the file only must not wait for a worker that is gone.
  worker.addEventListener('error', fail);
  worker.postMessage(task);
  return worker;
}

async function holdFile(attempt: string, ready: Extract<WorkerReport, { stage: 'ready' }>): Promise<Holding> {
  const file = await (await scratchFile(attempt)).getFile();
  const blobUrl = URL.createObjectURL(file.slice(0, ready.size, ready.mime));
  const { size, ext, silent } = ready;
  const whole = { received: size, total: size, blobUrl, ext };
  return { attempt, stage: 'ready', ...whole, ...(silent ? { silent } : {}) };
}

function holdText(attempt: string, { text, ext }: Extract<TransferRequest, { kind: 'text' }>): Holding {
  const blob = new Blob([text], { type: plainBytes });
  const blobUrl = URL.createObjectURL(blob);
  return { attempt, stage: 'ready', received: blob.size, total: blob.size, blobUrl, ext };
}
