import { utf8Length } from './graphemes';
import { componentBytes, disarm, replaceSigns, safeSegment, trimEnds } from './safe-segment';
import type { PathLimits } from './template';
import { visibleText } from './visible-text';

/** Room for ` (1)`, which the browser adds where a file of that name exists. */
const numbering = 4;

/** Path: Windows' 260 less its download folder, `.crdownload` and ` (1)` (peers.md §3.2). */
const ours: PathLimits = { pathUnits: 200, folderUnits: 120, folders: 20, componentBytes };
const unlimited: PathLimits = {
  pathUnits: Infinity,
  folderUnits: Infinity,
  folders: Infinity,
  componentBytes: Infinity,
};

/**
 * A relative path that every browser and system takes: `segments` are folders and, last, the file name without
 * `suffix` and `ext` (no dot). Folders that come out empty are left out; what is too long is cut, folders evenly.
 */
export function safePath(segments: readonly string[], suffix: string, ext: string, limits = ours): string {
  return buildPath(segments, suffix, ext, limits);
}

/** Whether `safePath` has nothing to cut. */
export function fitsPath(segments: readonly string[], suffix: string, ext: string, limits = ours): boolean {
  return safePath(segments, suffix, ext, limits) === buildPath(segments, suffix, ext, unlimited);
}

/** What a file's stem may still have beside its folders (with their last slash) and its tail (suffix and extension). */
export function stemRoom(folders: string, tail: string): { bytes: number; units: number } {
  return roomBeside(folders, tail, ours);
}

function buildPath(segments: readonly string[], suffix: string, ext: string, max: PathLimits): string {
  const folders = safeFolders(segments.slice(0, -1), max)
    .map((folder) => `${folder}/`)
    .join('');
  const tail = safeTail(suffix, ext);
  const { bytes, units } = roomBeside(folders, tail, max);
  const stem = safeSegment(segments.at(-1) ?? '', bytes, units);
  return folders + disarm(trimEnds(stem + tail));
}

function roomBeside(folders: string, tail: string, max: PathLimits): { bytes: number; units: number } {
  return {
    bytes: max.componentBytes - numbering - utf8Length(tail),
    units: max.pathUnits - folders.length - tail.length,
  };
}

function safeFolders(names: readonly string[], max: PathLimits): string[] {
  const kept = names.filter((name) => trimEnds(visibleText(name)) !== '').slice(0, max.folders);
  const whole = kept.map((name) => safeSegment(name, max.componentBytes));
  if (whole.join('/').length < max.folderUnits) return whole;
  const share = Math.floor(max.folderUnits / whole.length) - 1;
  return whole.map((name) => safeSegment(name, max.componentBytes, share));
}

function safeTail(suffix: string, ext: string): string {
  const dotted = ext === '' ? '' : `.${safeSegment(ext, 12)}`;
  return (suffix === '' ? '' : safeSuffix(suffix)) + dotted;
}

/** A suffix may begin with a dot or a space: it never stands alone. */
function safeSuffix(suffix: string): string {
  const text = replaceSigns(visibleText(suffix));
  const [lead = ''] = /^[\s.~]*/.exec(text) ?? [];
  const rest = text.slice(lead.length);
  return rest === '' ? '' : lead.slice(0, 1) + safeSegment(rest, 40);
}
