/** Whole numbers in the order in which they came, 32 bits for each. */
export interface NumberColumn {
  readonly length: number;
  push(value: number): void;
  at(index: number): number;
}

const firstCapacity = 1024;

/** An array that grows; a list of numbers in objects takes ten times the memory. `signed`: negative ones as well. */
export function numberColumn(signed = false): NumberColumn {
  const kind = signed ? Int32Array : Uint32Array;
  let values = new kind(firstCapacity);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === values.length) {
        const larger = new kind(length * 2);
        larger.set(values);
        values = larger;
      }
      values[length++] = value;
    },
    at: (index) => values[index] ?? 0,
  };
}
