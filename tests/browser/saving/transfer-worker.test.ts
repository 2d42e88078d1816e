import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SyncHandle } from '@/lib/browser/saving/scratch';
import { serveTransfer } from '@/lib/browser/saving/transfer-worker';
import type { WorkerReport, WorkerTask } from '@/lib/browser/saving/worker-messages';

const captions = readFileSync(new URL('../../media/captions.vtt', import.meta.url));
const url = 'https://v16-webapp.tiktok.com/captions';
const task: WorkerTask = {
  attempt: '1',
  request: { kind: 'fetch', expect: 'text', candidates: [{ url, size: 0 }], transform: 'vtt-to-srt' },
};
const full = new DOMException('no room', 'QuotaExceededError');

/** A file on the browser's disk; `broken` are the methods that don't work. */
function createHandle(broken: Partial<SyncHandle>): SyncHandle {
  let bytes = new Uint8Array();
  return {
    read: (buffer, { at }) => {
      const part = bytes.subarray(at, at + buffer.length);
      buffer.set(part);
      return part.length;
    },
    write: (buffer) => {
      bytes = Uint8Array.from(buffer);
      return buffer.length;
    },
    truncate: () => undefined,
    flush: () => undefined,
    close: () => undefined,
    ...broken,
  };
}

/** How a worker ends that fetches captions into such a file: what it says last, or the bug that its host hears of. */
function work(broken: Partial<SyncHandle> = {}, estimate = async () => ({ quota: 1e12, usage: 0 })) {
  const handle = { createSyncAccessHandle: async () => createHandle(broken) };
  const folder = { getFileHandle: async () => handle };
  const getDirectory = async () => ({ getDirectoryHandle: async () => folder });
  vi.stubGlobal('navigator', { storage: { estimate, getDirectory } });
  vi.stubGlobal('fetch', async () => Object.defineProperty(new Response(captions), 'url', { value: url }));
  return new Promise<unknown>((resolve) => {
    vi.stubGlobal('reportError', resolve);
    const postMessage = (report: WorkerReport) => report.stage !== 'fetching' && resolve(report);
    const scope = Object.assign(new EventTarget(), { postMessage });
    serveTransfer(scope as Parameters<typeof serveTransfer>[0]);
    scope.dispatchEvent(new MessageEvent('message', { data: task }));
  });
}

afterEach(() => vi.unstubAllGlobals());

describe('the worker of a transfer', () => {
  it('says that the file is ready', async () => {
    expect(await work()).toMatchObject({ stage: 'ready', ext: 'srt' });
  });

  it.each<[string, Partial<SyncHandle>]>([
    ['emptied', { truncate: () => throwIt(full) }],
    ['written', { write: () => throwIt(full) }],
    ['brought to the disk', { flush: () => throwIt(full) }],
  ])('a file that can’t be %s: the disk is full', async (_, broken) => {
    expect(await work(broken)).toMatchObject({ stage: 'failed', problem: { code: 'profileFull' } });
  });

  const bug = new RangeError('a bug');
  it.each<[string, Parameters<typeof work>]>([
    ['in reading', [{ read: () => throwIt(bug) }]],
    ['in asking for room', [{}, () => Promise.reject(bug)]],
  ])('a bug %s is an error of the worker, which its host hears of', async (_, world) => {
    expect(await work(...world)).toBe(bug);
  });
});

function throwIt(error: unknown): never {
  throw error;
}
