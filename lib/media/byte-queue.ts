/** Bytes that came in and were not used up yet. */
export interface ByteQueue {
  push(bytes: Uint8Array): void;
  /** What waits, as a view that the next `push` may overwrite. */
  peek(): Uint8Array;
  drop(count: number): void;
}

const firstCapacity = 64 * 1024;

/** A queue that grows to the most that ever waits at once, and copies each byte once or twice. */
export function byteQueue(): ByteQueue {
  let buffer = new Uint8Array(firstCapacity);
  let from = 0;
  let to = 0;
  const makeRoom = (extra: number) => {
    const waiting = buffer.subarray(from, to);
    const fits = waiting.length + extra <= buffer.length;
    const target = fits ? buffer : new Uint8Array(2 ** Math.ceil(Math.log2(waiting.length + extra)));
    target.set(waiting);
    [buffer, from, to] = [target, 0, waiting.length];
  };
  return {
    push(bytes) {
      if (to + bytes.length > buffer.length) makeRoom(bytes.length);
      buffer.set(bytes, to);
      to += bytes.length;
    },
    peek: () => buffer.subarray(from, to),
    drop(count) {
      from = Math.min(to, from + count);
    },
  };
}
