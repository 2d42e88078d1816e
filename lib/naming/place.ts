import { cutText } from './graphemes';
import { fitsPath, safePath, stemRoom } from './safe-path';
import { safeSegment, trimEnds } from './safe-segment';
import { shortenContext, type WordRoom } from './shorten';
import type { NameContext, Template } from './template';
import { visibleText } from './visible-text';

/** More graphemes than this never fit into a path. */
const most = 200;
const unbounded: WordRoom = { caption: Infinity, words: Infinity };
const least: WordRoom = { caption: 1, words: 1 };

/** Where a file goes, and how much of the post's words was left for it. `byId`: nothing else fitted. */
export interface Placement {
  path: string;
  room: WordRoom;
  byId: boolean;
}

/**
 * The safe relative path of one file of a post, `/` between folders. `suffix` goes after the templated name, `ext` has
 * no dot. What is too long gives way in this order: captions, other words, everything but the post id.
 */
export function placeFile(template: Template, context: NameContext, suffix: string, ext: string): string {
  return fitFile(template, context, suffix, ext).path;
}

/** `placeFile`, with what it had to shorten. */
export function fitFile(template: Template, context: NameContext, suffix: string, ext: string): Placement {
  const { awemeId } = context.item;
  const end = suffixOf(template, suffix, ext);
  const pathOf = (segments: string[]) => safePath(segments, end, ext, template.limits);
  const whole = nameFile(template.render(context), awemeId);
  if (fitsPath(whole, end, ext, template.limits))
    return { path: pathOf(whole), room: unbounded, byId: false };
  // What can't be kept anyway is cut once, so that each further look costs little.
  const start = shortenContext(context, { caption: most, words: most });
  const segmentsIn = (room: WordRoom) => nameFile(template.render(shortenContext(start, room)), awemeId);
  const fits = (room: WordRoom) => fitsPath(segmentsIn(room), end, ext, template.limits);
  const room =
    findRoom((caption) => ({ caption, words: Infinity }), fits) ??
    findRoom((words) => ({ caption: 1, words }), fits);
  if (room) return { path: pathOf(segmentsIn(room)), room, byId: false };
  const folders = segmentsIn(least).slice(0, -1);
  return { path: pathOf([...folders, awemeId]), room: least, byId: true };
}

/** The end of a file's name: the asset's own suffix, unless the template's rules have another. */
export function suffixOf(template: Template, suffix: string, ext: string): string {
  return template.suffix?.(suffix, ext) ?? suffix;
}

/** How a file system that ignores case and normal forms sees a path: two files may not share it. */
export function pathKey(path: string): string {
  // Up, then down: ß, ſ and final ς meet their other forms only that way.
  return path.normalize('NFD').toUpperCase().toLowerCase().normalize('NFC');
}

/**
 * Another path for the later of two files that want the same one: its post id goes before `suffix` (where the name ends
 * with it) and the extension; the name gives way where it gets too long.
 */
export function withId(path: string, awemeId: string, suffix = ''): string {
  const folders = path.slice(0, path.lastIndexOf('/') + 1);
  const name = path.slice(folders.length);
  const [ext = ''] = /\.[^. ]{1,12}$/.exec(name) ?? [];
  const full = name.slice(0, name.length - ext.length);
  const ending = suffix !== '' && full.endsWith(suffix) ? suffix : '';
  const tail = `_${safeSegment(awemeId, 40)}${ending}${ext}`;
  const stem = trimEnds(cutText(full.slice(0, full.length - ending.length), stemRoom(folders, tail)));
  return folders + (stem === '' ? tail.slice(1) : stem + tail);
}

/** The most room that fits; undefined where even 1 grapheme is too much. */
function findRoom(
  roomOf: (graphemes: number) => WordRoom,
  fits: (room: WordRoom) => boolean,
): WordRoom | undefined {
  if (!fits(roomOf(1))) return undefined;
  let fitting = 1;
  let tooMuch = most + 1;
  while (tooMuch - fitting > 1) {
    const middle = Math.floor((fitting + tooMuch) / 2);
    if (fits(roomOf(middle))) fitting = middle;
    else tooMuch = middle;
  }
  return roomOf(fitting);
}

/** A post without a word for its file's name is named by its id. */
function nameFile(segments: string[], awemeId: string): string[] {
  const stem = segments.at(-1) ?? '';
  return trimEnds(visibleText(stem)) === '' ? [...segments.slice(0, -1), awemeId] : segments;
}
