import type { RecordedPart, Stretch } from './recorded-part';

/** Where a stretch of a part is, and what must stand before it. */
interface Place {
  at: number;
  end: number;
  cut: boolean;
  start?: Uint8Array;
}

/** The bytes of a part from `at` to `end`, behind `start`. Only the first of a part may go on from the part before. */
export function stretchOf(part: RecordedPart, { at, end, cut, start = new Uint8Array() }: Place): Stretch {
  const before = start.length;
  const [size, goesOn] = [before + end - at, part.goesOn && at === 0];
  return {
    ...{ form: part.form, goesOn, size, at: at - before, cut },
    async read(offset, length) {
      const own = start.subarray(offset, offset + length);
      const from = offset + own.length;
      const rest = await part.read(at + from - before, Math.max(0, Math.min(offset + length, size) - from));
      return own.length === 0 ? rest : joined(own, rest);
    },
  };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
