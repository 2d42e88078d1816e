import type { DownloadFact, Holding, TransferRequest } from '@/lib/jobs/ports';
import type { Problem } from '@/lib/tiktok/errors';

interface Transfer {
  request: TransferRequest;
  holding: Holding;
}

interface Download extends DownloadFact {
  blobUrl: string;
  path: string;
  content: string;
}

/** What outlives a worker: downloads and what is on disk outlive the browser too, transfers (the offscreen document) don't. */
export interface Platform {
  /** Unix ms. */
  clock: number;
  transfers: Map<string, Transfer>;
  downloads: Map<number, Download>;
  /** Absolute name → content. */
  disk: Map<string, string>;
  /** Every attempt that was begun, in order, with what it was for. */
  begun: { attempt: string; content: string }[];
  alarms: number[];
  /** How a transfer that has all its bytes ends instead of ready: a problem, `hang`, or another extension. */
  spoilTransfer(content: string): Problem | 'hang' | { ext: string } | undefined;
  /** How a download ends instead of complete: the browser's word, or `hang`. */
  spoilDownload(path: string): string | undefined;
  /** The name that another extension gives. */
  rename(path: string): string;
  begin(attempt: string, request: TransferRequest): void;
  startDownload(blobUrl: string, path: string): number;
  cancelDownload(id: number): void;
  /** Whatever is under way gets one step further; gives whether anything happened, which wakes a worker. */
  tick(): boolean;
  /** The browser is killed and started again. */
  crash(): void;
}

export const downloadFolder = '/home/mira/Downloads';

export function createPlatform(clock: number): Platform {
  let blobs = 0;
  const platform: Platform = {
    clock,
    transfers: new Map(),
    downloads: new Map(),
    disk: new Map(),
    begun: [],
    alarms: [],
    spoilTransfer: () => undefined,
    spoilDownload: () => undefined,
    rename: (path) => path,
    begin(attempt, request) {
      if (platform.transfers.has(attempt)) return;
      platform.begun.push({ attempt, content: contentOf(request) });
      const holding: Holding = { attempt, stage: 'fetching', received: 0, total: 1000 };
      platform.transfers.set(attempt, { request, holding });
    },
    startDownload: (blobUrl, path) => startDownload(platform, blobUrl, path),
    cancelDownload(id) {
      const one = platform.downloads.get(id);
      if (one?.state !== 'in_progress') return;
      platform.downloads.set(id, { ...one, state: 'interrupted', error: 'USER_CANCELED' });
    },
    tick: () => [tickTransfers(platform, () => ++blobs), tickDownloads(platform)].some(Boolean),
    crash() {
      platform.transfers.clear();
      for (const [id, one] of platform.downloads)
        if (one.state === 'in_progress')
          platform.downloads.set(id, { ...one, state: 'interrupted', error: 'CRASH' });
    },
  };
  return platform;
}

/** A Blob URL whose bytes went with the browser gives nothing. */
function startDownload({ transfers, downloads }: Platform, blobUrl: string, path: string): number {
  const held = [...transfers.values()].find(
    ({ holding }) => holding.stage === 'ready' && holding.blobUrl === blobUrl,
  );
  const id = downloads.size + 1;
  const content = held ? contentOf(held.request) : '';
  const start = { id, blobUrl, path, content, filename: '', fileSize: -1, exists: false };
  const state = held
    ? ({ state: 'in_progress' } as const)
    : ({ state: 'interrupted', error: 'CRASH' } as const);
  downloads.set(id, { ...start, ...state });
  return id;
}

/** What the file will hold, in words: the link without its signature, or the text. */
function contentOf(request: TransferRequest): string {
  return request.kind === 'text' ? request.text : (request.candidates[0]?.url.split('?')[0] ?? '');
}

function tickTransfers(platform: Platform, nextBlob: () => number): boolean {
  let happened = false;
  for (const [attempt, { request, holding }] of platform.transfers) {
    if (holding.stage !== 'fetching') continue;
    const spoilt = platform.spoilTransfer(contentOf(request));
    if (spoilt === 'hang') continue;
    happened = true;
    platform.transfers.set(attempt, { request, holding: step(holding, request, spoilt, nextBlob) });
  }
  return happened;
}

function step(
  { attempt, received }: Holding,
  request: TransferRequest,
  spoilt: Problem | { ext: string } | undefined,
  nextBlob: () => number,
): Holding {
  // A host that asks to slow down sends no bytes first.
  const refused = spoilt && 'code' in spoilt && spoilt.code === 'slowDown';
  if (received === 0 && refused) return { attempt, received, total: 0, stage: 'failed', problem: spoilt };
  if (received === 0) return { attempt, stage: 'fetching', received: 500, total: 1000 };
  const whole = { attempt, received: 1000, total: 1000 };
  if (spoilt && 'code' in spoilt) return { ...whole, stage: 'failed', problem: spoilt };
  const ext = spoilt?.ext ?? extOf(request);
  return { ...whole, stage: 'ready', blobUrl: `blob:clipkeep/${nextBlob()}`, ext };
}

/** What the bytes turn out to be. */
function extOf(request: TransferRequest): string {
  if (request.kind === 'text') return request.ext;
  if (request.expect === 'text') return request.transform ? 'srt' : 'vtt';
  return request.expect === 'video' ? 'mp4' : 'jpg';
}

function tickDownloads(platform: Platform): boolean {
  let happened = false;
  for (const [id, one] of platform.downloads) {
    if (one.state !== 'in_progress') continue;
    const word = platform.spoilDownload(one.path);
    if (word === 'hang') continue;
    happened = true;
    platform.downloads.set(id, word ? { ...one, state: 'interrupted', error: word } : write(platform, one));
  }
  return happened;
}

/** A name that is taken gets a number, as browsers do. */
function write(platform: Platform, one: Download): Download {
  const asked = `${downloadFolder}/${platform.rename(one.path)}`;
  const free = (name: string) =>
    ![...platform.disk.keys()].some((other) => other.toLowerCase() === name.toLowerCase());
  let filename = asked;
  for (let nth = 1; !free(filename); nth += 1) filename = asked.replace(/(\.[^.]*)$/, ` (${nth})$1`);
  platform.disk.set(filename, one.content);
  return { ...one, state: 'complete', filename, fileSize: 1000, exists: true };
}
