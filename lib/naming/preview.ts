import { cutText, utf8Length } from './graphemes';
import { fitFile, type Placement } from './place';
import { disarm, lookAlikes, replaceSigns, trimEnds } from './safe-segment';
import { shortenContext, type WordRoom } from './shorten';
import type { NameContext, Piece, Template } from './template';
import { hasUnseen } from './visible-text';

/** How one file would be named. */
export interface PathPreview {
  folders: string[];
  name: string;
  /** UTF-8 bytes of the name; at most 200 are used, or what the template's own limits say. */
  bytes: number;
  /** What differs from the post's own words, in words; empty when nothing does. */
  changes: string[];
}

/** The path that `placeFile` gives, taken apart, with what was changed to make it safe. */
export function previewPath(
  template: Template,
  context: NameContext,
  suffix: string,
  ext: string,
): PathPreview {
  const placement = fitFile(template, context, suffix, ext);
  const folders = placement.path.split('/');
  const name = folders.pop() ?? '';
  return { folders, name, bytes: utf8Length(name), changes: listChanges(template, context, placement) };
}

function listChanges(template: Template, context: NameContext, placement: Placement): string[] {
  const cutRaw = (text: string, graphemes: number) => cutText(text, { graphemes });
  const used = shortenContext(context, placement.room, cutRaw);
  const pieces = template.pieces(used);
  const raw = pieces
    .flat()
    .map((piece) => piece.raw)
    .join('');
  return [
    ...cuts(template, context, placement),
    ...signs(raw, placement.path),
    ...losses(raw),
    ...renamings(pieces, placement),
  ];
}

function cuts(template: Template, context: NameContext, { room, byId }: Placement): string[] {
  if (byId) return ['too long: named by the id alone'];
  const render = (more: Partial<WordRoom>) =>
    template.render(shortenContext(context, { ...room, ...more })).join('/');
  const shown = render({});
  return [
    ...(shown === render({ caption: Infinity }) ? [] : [`caption cut to ${room.caption}`]),
    ...(shown === render({ words: Infinity }) ? [] : [`names cut to ${room.words}`]),
  ];
}

function signs(raw: string, path: string): string[] {
  const changed = Object.entries(lookAlikes).filter(
    ([sign, other]) => raw.includes(sign) && path.includes(other),
  );
  return changed.map(([sign, other]) => `\`${sign}\` → \`${other}\``);
}

function losses(text: string): string[] {
  return [
    ...(/\p{Extended_Pictographic}[\p{M}\p{Emoji_Modifier}]*\u200d/u.test(text)
      ? ['joined emoji came apart']
      : []),
    ...(/[\r\n]/.test(text) ? ['line breaks became spaces'] : []),
    ...(hasUnseen(text) ? ['invisible characters left out'] : []),
  ];
}

/** What was taken off the ends, and names that Windows keeps for itself. */
function renamings(pieces: Piece[][], { byId }: Placement): string[] {
  if (byId) return [];
  const texts = pieces.map((segment) => replaceSigns(segment.map((piece) => piece.text).join('')));
  const kept = texts.map(trimEnds);
  const trimmed = texts.some((text, index) => text !== kept[index]);
  return [
    ...(trimmed ? ['dots, spaces and ~ at the ends left out'] : []),
    ...kept.filter((text) => disarm(text) !== text).map((text) => `\`${text}\` → \`${disarm(text)}\``),
  ];
}
