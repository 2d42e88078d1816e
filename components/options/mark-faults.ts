import type { TemplateFault } from '@/lib/naming/template';

/** A piece of a pattern: `start` is its place in the whole, in UTF-16 units; `wrong` where a fault is in it. */
export interface MarkedPiece {
  start: number;
  text: string;
  wrong: boolean;
}

/** A pattern in pieces, right and wrong ones; a fault between two letters marks a `‸` there. Overlaps are one mark. */
export function markFaults(text: string, faults: readonly TemplateFault[]): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let at = 0;
  for (const { start, end } of [...faults].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at || (start === at && pieces.at(-1)?.wrong)) continue;
    pieces.push({ start: at, text: text.slice(at, start), wrong: false });
    pieces.push({ start, text: text.slice(start, end) || '‸', wrong: true });
    at = Math.max(start, end);
  }
  pieces.push({ start: at, text: text.slice(at), wrong: false });
  return pieces.filter((piece) => piece.text !== '');
}
