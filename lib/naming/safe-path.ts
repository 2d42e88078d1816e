import { utf8Length } from './graphemes';
import { componentBytes, disarm, replaceSigns, safeSegment, trimEnds } from './safe-segment';
import { visibleText } from './visible-text';

/** Room for ` (1)`, which the browser adds where a file of that name exists. */
const numbering = 4;

/** How long the parts of a relative path may be. Units are UTF-16, bytes UTF-8. */
interface Limits {
  /** Windows: 260 less its download folder, `.crdownload` and ` (1)` (peers.md §3.2). */
  pathUnits: number;
  /** Of all folders with their slashes: the rest is the file name's, and holds a post id twice. */
  folderUnits: number;
  folders: number;
  componentBytes: number;
}

const limits: Limits = { pathUnits: 200, folderUnits: 120, folders: 20, componentBytes };
const unlimited: Limits = {
  pathUnits: Infinity,
  folderUnits: Infinity,
  folders: Infinity,
  componentBytes: Infinity,
};

/**
 * A relative path that every browser and system takes: `segments` are folders and, last, the file name without
 * `suffix` and `ext` (no dot). Folders that come out empty are left out; what is too long is cut, folders evenly.
 */
export function safePath(segments: readonly string[], suffix: string, ext: string): string {
  return buildPath(segments, suffix, ext, limits);
}

/** Whether `safePath` has nothing to cut. */
export function fitsPath(segments: readonly string[], suffix: string, ext: string): boolean {
  return safePath(segments, suffix, ext) === buildPath(segments, suffix, ext, unlimited);
}

/** What a file's stem may still have beside its folders (with their last slash) and its tail (suffix and extension). */
export function stemRoom(folders: string, tail: string): { bytes: number; units: number } {
  return roomBeside(folders, tail, limits);
}

function buildPath(segments: readonly string[], suffix: string, ext: string, max: Limits): string {
  const folders = safeFolders(segments.slice(0, -1), max)
    .map((folder) => `${folder}/`)
    .join('');
  const tail = safeTail(suffix, ext);
  const { bytes, units } = roomBeside(folders, tail, max);
  const stem = safeSegment(segments.at(-1) ?? '', bytes, units);
  return folders + disarm(trimEnds(stem + tail));
}

function roomBeside(folders: string, tail: string, max: Limits): { bytes: number; units: number } {
  return {
    bytes: max.componentBytes - numbering - utf8Length(tail),
    units: max.pathUnits - folders.length - tail.length,
  };
}

function safeFolders(names: readonly string[], max: Limits): string[] {
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
