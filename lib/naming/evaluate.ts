import { findField } from './fields';
import { cutText } from './graphemes';
import type { Choice, Part } from './parse';
import type { NameContext, Piece } from './template';
import { visibleText } from './visible-text';

/**
 * What one segment of a template says of a post. A value goes in as it is: braces, `$&` and slashes in it mean nothing.
 * A place where every choice is empty takes the separators (a run of `_`, `-`, `.` and spaces) of the fixed text right
 * before it along; where nothing stands before it in the segment, those right after it.
 */
export function evaluateParts(parts: readonly Part[], context: NameContext): Piece[] {
  let pieces: Piece[] = [];
  let dropNext = false;
  for (const part of parts) {
    const piece: Piece =
      part.kind === 'text' ? fixedPiece(part.text, dropNext) : choosePiece(part.choices, context);
    const nothing = part.kind === 'field' && piece.text === '';
    dropNext = nothing && pieces.length === 0;
    pieces = nothing ? withoutLastSeparators(pieces) : [...pieces, piece].filter(({ text }) => text !== '');
  }
  return pieces;
}

function fixedPiece(text: string, dropSeparators: boolean): Piece {
  const left = dropSeparators ? text.replace(/^[-_. ]+/, '') : text;
  return { raw: left, text: left, fixed: true };
}

function withoutLastSeparators(pieces: Piece[]): Piece[] {
  const last = pieces.at(-1);
  if (!last?.fixed) return pieces;
  const left = last.text.replace(/[-_. ]+$/, '');
  const before = pieces.slice(0, -1);
  return left === '' ? before : [...before, { raw: left, text: left, fixed: true }];
}

function choosePiece(choices: readonly Choice[], context: NameContext): Piece {
  for (const choice of choices) {
    const piece = fillChoice(choice, context);
    if (piece.text !== '') return piece;
  }
  return { raw: '', text: '', fixed: false };
}

function fillChoice(choice: Choice, context: NameContext): Piece {
  if ('literal' in choice) return { raw: choice.literal, text: choice.literal, fixed: false };
  const raw = findField(choice.field)?.value(context) ?? '';
  const text = cutText(visibleText(raw).trim(), { graphemes: choice.limit ?? Infinity }).trimEnd();
  return { raw, text, fixed: false };
}
