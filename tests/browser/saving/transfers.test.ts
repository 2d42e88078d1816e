import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTransfers } from '@/lib/browser/saving/transfers';
import type { TransferRequest } from '@/lib/jobs/ports';

const request: TransferRequest = { kind: 'fetch', expect: 'video', candidates: [] };

/** Transfers whose one worker is at hand; `getFile` gives what it has written. */
function createStage(getFile: () => Promise<File>, removeEntry = async () => {}) {
  const folder = { getFileHandle: async () => ({ getFile }), removeEntry };
  const getDirectory = async () => ({ getDirectoryHandle: async () => folder, removeEntry });
  vi.stubGlobal('navigator', { storage: { getDirectory } });
  const reportError = vi.fn();
  vi.stubGlobal('reportError', reportError);
  const worker = Object.assign(new EventTarget(), { postMessage: vi.fn(), terminate: vi.fn() });
  let ended: () => void;
  const end = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const changed = (urgent: boolean) => urgent && ended();
  const transfers = createTransfers({ startWorker: () => worker as unknown as Worker, changed });
  const say = (data: unknown) => worker.dispatchEvent(new MessageEvent('message', { data }));
  return { transfers, worker, say, end, reportError };
}

afterEach(() => vi.unstubAllGlobals());

describe('transfers', () => {
  it('hold the file that their worker has made', async () => {
    const { transfers, say, end, worker } = createStage(async () => new File(['four'], 'x'));
    await transfers.begin('1', request);
    say({ stage: 'ready', size: 4, ext: 'mp4', mime: 'video/mp4', silent: true });
    await end;
    expect(await transfers.held()).toMatchObject([{ stage: 'ready', received: 4, ext: 'mp4', silent: true }]);
    expect(worker.terminate).toHaveBeenCalled();
  });

  it('have failed where their worker has', async () => {
    const { transfers, worker, end } = createStage(async () => new File([], 'x'));
    await transfers.begin('1', request);
    worker.dispatchEvent(new Event('error'));
    await end;
    expect(await transfers.held()).toMatchObject([{ stage: 'failed', problem: { retryable: true } }]);
  });

  it('have failed where the file is gone once it is made, and say so aloud', async () => {
    const gone = new DOMException('gone', 'NotFoundError');
    const { transfers, say, end, reportError } = createStage(() => Promise.reject(gone));
    await transfers.begin('1', request);
    say({ stage: 'ready', size: 4, ext: 'mp4', mime: 'video/mp4' });
    await end;
    expect(await transfers.held()).toMatchObject([{ stage: 'failed', problem: { retryable: true } }]);
    expect(reportError).toHaveBeenCalledWith(gone);
  });

  it('begin although what earlier ones left can’t be removed', async () => {
    const stuck = new DOMException('stuck', 'UnknownError');
    const { transfers, worker, reportError } = createStage(
      async () => new File([], 'x'),
      () => Promise.reject(stuck),
    );
    await transfers.begin('1', request);
    expect(worker.postMessage).toHaveBeenCalledOnce();
    expect(reportError).toHaveBeenCalledWith(stuck);
  });
});
