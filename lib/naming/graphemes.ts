const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** UTF-16 units that are looked at together. */
const stretch = 256;

/** How much of a text may stay: what a person sees as characters, UTF-8 bytes, UTF-16 units. Absent: no limit. */
export interface Room {
  graphemes?: number;
  bytes?: number;
  units?: number;
}

/** Length in UTF-8 bytes, which is what file systems and both browsers count; a lone surrogate is written as three. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const char of text) bytes += bytesOf(char.codePointAt(0) ?? 0);
  return bytes;
}

function bytesOf(point: number): number {
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}

/** The longest beginning of a text within the room that breaks no character, however it is composed. */
export function cutText(text: string, room: Room): string {
  const { graphemes = Infinity, bytes = Infinity, units = Infinity } = room;
  if (text.length <= graphemes && text.length * 3 <= bytes && text.length <= units) return text;
  let end = 0;
  let count = 0;
  let size = 0;
  for (const segment of graphemesOf(text)) {
    count += 1;
    size += utf8Length(segment);
    if (count > graphemes || size > bytes || end + segment.length > units) break;
    end += segment.length;
  }
  return text.slice(0, end);
}

/** A stretch at a time: each step of a segmenter costs as much as its text is long (30 s for 65,536 letters, V8 2026-11). */
function* graphemesOf(text: string): Generator<string> {
  let length = stretch;
  for (let start = 0; start < text.length; ) {
    const end = wholePoint(text, start + length);
    const found = Array.from(segmenter.segment(text.slice(start, end)), ({ segment }) => segment);
    // The last one may go on behind the stretch.
    const whole = end < text.length ? found.slice(0, -1) : found;
    yield* whole;
    start += whole.reduce((sum, segment) => sum + segment.length, 0);
    length = whole.length > 0 ? stretch : length * 2;
  }
}

/** This place, or the next where it is within a code point. */
function wholePoint(text: string, at: number): number {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff ? at + 1 : at;
}
