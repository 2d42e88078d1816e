/** `piece` in the place of what is selected from `start` to `end`, UTF-16, and where the caret stands after it. */
export function insertAtCaret(
  text: string,
  selection: { start: number; end: number },
  piece: string,
): { text: string; caret: number } {
  const { start, end } = selection;
  return { text: text.slice(0, start) + piece + text.slice(end), caret: start + piece.length };
}
