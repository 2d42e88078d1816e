import { ClipkeepError, type ProblemCode } from './errors';
import { measureImage } from './image-whole';
import { kindBytes, type MediaKind, mediaKind, songInMp4 } from './media-kind';
import type { ReadAt } from './mp4-box';
import { mp4Tracks } from './mp4-tracks';
import { checkAac, checkMp3, type Sound } from './sound-frames';
import { checkVtt } from './webvtt';

/** A file that was received, and what it should be. Sizes are bytes. */
export interface FileToCheck {
  /** Reads up to `length` bytes at `offset`. */
  read: ReadAt;
  size: number;
  expect: 'video' | 'image' | 'audio' | 'text';
  /** As the reply named it; for the log only, the bytes decide. */
  contentType: string;
  /** Bytes that were announced; 0 when unknown. */
  declaredSize: number;
  /** How long a sound lasts, as its post says; absent or 0 when unknown. */
  seconds?: number;
  /** A video needs no sound: it is known that there is none to be had. */
  silentToo?: boolean;
}

/** Pixels of the shorter side: TikTok's smallest pictures have 100; what counts visitors, or stands for nothing, has 1. */
const leastPixels = 8;

/** What a file is by its own bytes; `ext` without the dot. */
export interface CheckedFile {
  ext: string;
  mime: string;
  /** A sound that ends as it should, but sooner than its post says: it may have been cut where nobody can tell. */
  short?: true;
}

/**
 * Gives what a file is, once it is what was expected, whole, and, for a video, has its sound. Throws ClipkeepError
 * notMedia, silent or truncated.
 */
export async function checkFile(file: FileToCheck): Promise<CheckedFile> {
  const { read, size, expect, declaredSize } = file;
  if (size === 0) throw new ClipkeepError('truncated', { detail: 'no bytes' });
  const found = mediaKind(await read(0, kindBytes));
  if (found.kind === 'html' || found.kind === 'json') throw refused('notMedia', file, found);
  if (size < declaredSize) throw refused('truncated', file, found);
  const kind = isMp4(found) ? await checkMp4(file, found) : found;
  if (kind.kind !== expect) throw refused('notMedia', file, kind);
  const fault = await faultOf(file, kind);
  if (fault && fault !== 'short') throw refused(fault, file, kind);
  return { ext: kind.ext, mime: kind.mime, ...(fault ? { short: true } : {}) };
}

/** What is wrong behind the first bytes, by the rules of each kind; an mp4 has been looked at already. */
async function faultOf(
  { read, size, seconds }: FileToCheck,
  kind: MediaKind,
): Promise<ProblemCode | 'short' | null> {
  if (kind.kind === 'image') {
    const measure = await measureImage(read, size, kind);
    if (!measure) return 'truncated';
    return Math.min(measure.width, measure.height) < leastPixels ? 'notMedia' : null;
  }
  const found = await checks[kind.ext]?.(read, size, seconds);
  return faults[found ?? 'whole'];
}

const faults = { whole: null, short: 'short', cut: 'truncated', none: 'notMedia' } as const;

type Check = (read: ReadAt, size: number, seconds?: number) => Promise<Sound>;

const checks: Readonly<Record<string, Check>> = {
  mp3: checkMp3,
  aac: checkAac,
  vtt: async (read, size) => checkVtt(await read(0, size)),
};

function isMp4({ ext }: MediaKind): boolean {
  return ext === 'mp4' || ext === 'mov' || ext === 'm4a';
}

/** Tells a song in an mp4 from a video, whatever its brand; an expected video must have its sound. */
async function checkMp4(file: FileToCheck, found: MediaKind): Promise<MediaKind> {
  const { video, audio, complete } = await mp4Tracks(file.read, file.size);
  if (!complete) throw refused('truncated', file, found);
  if (!video && audio) return songInMp4;
  if (!video) throw refused('notMedia', file, found);
  if (!audio && file.expect === 'video' && !file.silentToo) throw refused('silent', file, found);
  return found.kind === 'audio' ? { kind: 'video', ext: 'mp4', mime: 'video/mp4' } : found;
}

function refused(
  code: ProblemCode,
  { expect, size, declaredSize, contentType }: FileToCheck,
  found: MediaKind,
) {
  const told = `${size} of ${declaredSize || '?'} bytes, "${contentType}"`;
  return new ClipkeepError(code, {
    detail: `expected ${expect}, found ${found.mime || 'nothing known'}, ${told}`,
  });
}
