/** Bytes of a known length that need not all exist at once. */
export interface Body {
  size: number;
  /** Bytes from `start` up to but excluding `end`, both inside the body. */
  read(start: number, end: number): Buffer;
}

export function bodyOf(content: Buffer | string): Body {
  const buffer = typeof content === 'string' ? Buffer.from(content) : content;
  return { size: buffer.length, read: (start, end) => buffer.subarray(start, end) };
}

/** One after the other. */
export function joinBodies(parts: readonly Body[]): Body {
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  return { size, read: (start, end) => Buffer.concat(slices(parts, start, end)) };
}

/** All of it; for bodies that fit in memory. */
export function wholeBody(body: Body): Buffer {
  return body.read(0, body.size);
}

function slices(parts: readonly Body[], start: number, end: number): Buffer[] {
  let at = 0;
  return parts.flatMap((part) => {
    const from = Math.max(0, start - at);
    const to = Math.min(part.size, end - at);
    at += part.size;
    return from < to ? [part.read(from, to)] : [];
  });
}
