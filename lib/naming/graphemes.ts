const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

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
  for (const { segment, index } of segmenter.segment(text)) {
    count += 1;
    size += utf8Length(segment);
    if (count > graphemes || size > bytes || index + segment.length > units) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
