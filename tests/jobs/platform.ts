import type { Holding, TransferRequest } from '@/lib/jobs/ports';
import type { Problem } from '@/lib/tiktok/errors';
import {
  cancelDownload,
  type DownloadWorld,
  eraseDownload,
  leaveDownloads,
  startDownload,
  tickDownloads,
} from './browser-downloads';

export { downloadFolder, type Leftover } from './browser-downloads';

interface Transfer {
  request: TransferRequest;
  holding: Holding;
}

/** What outlives a worker: downloads and what is on disk outlive the browser too, transfers (the offscreen document) don't. */
export interface Platform extends DownloadWorld {
  /** Unix ms. */
  clock: number;
  transfers: Map<string, Transfer>;
  /** Every attempt that was begun, in order, with what it was for. */
  begun: { attempt: string; content: string }[];
  alarms: number[];
  /** How a transfer that has all its bytes ends instead of ready: a problem, `hang`, or another extension. */
  spoilTransfer(content: string): Problem | 'hang' | { ext: string } | undefined;
  begin(attempt: string, request: TransferRequest): void;
  startDownload(blobUrl: string, path: string, over: boolean): number;
  cancelDownload(id: number): void;
  eraseDownload(id: number): void;
  /** Whatever is under way gets one step further; gives whether anything happened, which wakes a worker. */
  tick(): boolean;
  /** The browser is killed and started again. */
  crash(): void;
}

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
    leftover: 'part',
    told: [],
    rename: (path) => path,
    begin(attempt, request) {
      if (platform.transfers.has(attempt)) return;
      platform.begun.push({ attempt, content: contentOf(request) });
      const holding: Holding = { attempt, stage: 'fetching', received: 0, total: 1000 };
      platform.transfers.set(attempt, { request, holding });
    },
    startDownload: (blobUrl, path, over) =>
      startDownload(platform, { blobUrl, path, over, content: contentOfBlob(platform, blobUrl) }),
    cancelDownload: (id) => cancelDownload(platform, id),
    eraseDownload: (id) => eraseDownload(platform, id),
    tick: () => [tickTransfers(platform, () => ++blobs), tickDownloads(platform)].some(Boolean),
    crash() {
      platform.transfers.clear();
      leaveDownloads(platform);
    },
  };
  return platform;
}

/** A Blob URL whose bytes went with the browser gives nothing. */
function contentOfBlob({ transfers }: Platform, blobUrl: string): string | undefined {
  const held = [...transfers.values()].find(
    ({ holding }) => holding.stage === 'ready' && holding.blobUrl === blobUrl,
  );
  return held && contentOf(held.request);
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
