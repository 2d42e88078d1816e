import type { Holding, TransferRequest } from '@/lib/jobs/ports';
import type { Problem, ProblemCode } from '@/lib/tiktok/errors';
import {
  cancelDownload,
  type DownloadWorld,
  eraseDownload,
  leaveDownloads,
  startDownload,
  tickDownloads,
} from './browser-downloads';
import {
  contentOfRecording,
  forgetRecording,
  type RecordingWorld,
  stepRecording,
} from './browser-recordings';

export { downloadFolder, type Leftover } from './browser-downloads';

interface Transfer {
  request: TransferRequest;
  holding: Holding;
  /** Of a recording: told to stop. */
  stopped?: boolean;
}

/** What outlives a worker: downloads and what is on disk outlive the browser too, transfers (the offscreen document) don't. */
export interface Platform extends DownloadWorld, RecordingWorld {
  /** Unix ms. */
  clock: number;
  transfers: Map<string, Transfer>;
  /** Every attempt that was begun, in order, with what it was for. */
  begun: { attempt: string; content: string }[];
  alarms: number[];
  /** How a transfer that has all its bytes ends instead of ready: a problem, `hang`, or ready with more to say. */
  spoilTransfer(content: string): Problem | 'hang' | Told | undefined;
  begin(attempt: string, request: TransferRequest): void;
  stopTransfer(attempt: string): void;
  forgetRecording(recording: string): boolean;
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
    recordings: new Map(),
    locked: new Set(),
    broadcasts: new Map(),
    joins: { results: 1, raw: false },
    spoilJoin: () => undefined,
    begin(attempt, request) {
      if (platform.transfers.has(attempt)) return;
      if (request.kind === 'record') expectNobodyAt(platform, request.recording);
      platform.begun.push({ attempt, content: contentOf(request) });
      const holding: Holding = { attempt, stage: 'fetching', received: 0, total: 1000 };
      platform.transfers.set(attempt, { request, holding });
    },
    stopTransfer: (attempt) => stopTransfer(platform, attempt),
    forgetRecording: (recording) => forgetRecording(platform, platform.transfers.values(), recording),
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
function contentOfBlob(platform: Platform, blobUrl: string): string | undefined {
  const held = [...platform.transfers.values()].find(
    ({ holding }) => holding.stage === 'ready' && holding.blobUrl === blobUrl,
  );
  if (held?.request.kind === 'record') return contentOfRecording(platform, held.request);
  return held && contentOf(held.request);
}

/** What the file will hold, in words: the link without its signature, or the text. Of a recording, its name. */
function contentOf(request: TransferRequest): string {
  if (request.kind === 'record') return request.recording;
  return request.kind === 'text' ? request.text : (request.candidates[0]?.url.split('?')[0] ?? '');
}

function stopTransfer({ transfers }: Platform, attempt: string): void {
  const transfer = transfers.get(attempt);
  if (transfer) transfer.stopped = true;
}

/** Two workers at one recording would lock each other out of its files. */
function expectNobodyAt({ transfers, recordings }: Platform, recording: string): void {
  if (recordings.get(recording)?.joined) return;
  for (const { request, holding } of transfers.values())
    if (request.kind === 'record' && request.recording === recording && holding.stage === 'fetching')
      throw new Error(`somebody is at ${recording}`);
}

function tickTransfers(platform: Platform, nextBlob: () => number): boolean {
  let happened = false;
  for (const [attempt, transfer] of platform.transfers) {
    if (transfer.holding.stage !== 'fetching') continue;
    const spoilt = platform.spoilTransfer(contentOf(transfer.request));
    if (spoilt === 'hang') continue;
    happened = true;
    platform.transfers.set(attempt, { ...transfer, holding: stepAny(platform, transfer, spoilt, nextBlob) });
  }
  return happened;
}

function stepAny(
  platform: Platform,
  { request, ...transfer }: Transfer,
  spoilt: Problem | Told | undefined,
  nextBlob: () => number,
): Holding {
  if (request.kind !== 'record') return step(transfer.holding, request, spoilt, nextBlob);
  const problem = spoilt && 'code' in spoilt ? spoilt : undefined;
  return stepRecording(platform, { request, ...transfer }, problem, nextBlob);
}

/** What the bytes prove. */
type Told = Partial<Pick<Extract<Holding, { stage: 'ready' }>, 'ext' | 'silent'>>;
type Fetched = Exclude<TransferRequest, { kind: 'record' }>;

/** What only the bytes show. */
const afterBytes: ReadonlySet<ProblemCode> = new Set(['truncated', 'silent', 'tooLarge']);

function step(
  { attempt, received }: Holding,
  request: Fetched,
  spoilt: Problem | Told | undefined,
  nextBlob: () => number,
): Holding {
  // Who refuses, or can't be reached, sends no bytes first.
  const refused = spoilt && 'code' in spoilt && !afterBytes.has(spoilt.code);
  if (received === 0 && refused) return { attempt, received, total: 0, stage: 'failed', problem: spoilt };
  if (received === 0) return { attempt, stage: 'fetching', received: 500, total: 1000 };
  const whole = { attempt, received: 1000, total: 1000 };
  if (spoilt && 'code' in spoilt) return { ...whole, stage: 'failed', problem: spoilt };
  return { ...whole, stage: 'ready', blobUrl: `blob:clipkeep/${nextBlob()}`, ext: extOf(request), ...spoilt };
}

/** What the bytes turn out to be. */
function extOf(request: Fetched): string {
  if (request.kind === 'text') return request.ext;
  if (request.expect === 'text') return request.transform ? 'srt' : 'vtt';
  return request.expect === 'video' ? 'mp4' : 'jpg';
}
