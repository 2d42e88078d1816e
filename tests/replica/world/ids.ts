const step = 7_919_000_003n;

/** Where each kind of number begins; all of them are beyond 2^53, as real ids are. */
const bases = {
  sound: 6_900_000_000_000_000_000n,
  mix: 7_100_000_000_000_000_000n,
  collection: 7_200_000_000_000_000_000n,
  room: 7_300_000_000_000_000_000n,
} as const;

/** An id that says what kind it is of and which one. */
export function numberedId(kind: keyof typeof bases, n: number): string {
  return String(bases[kind] + BigInt(n) * step);
}

/** The number in such an id, or -1. */
export function numberInId(kind: keyof typeof bases, id: string): number {
  if (!/^\d{19}$/.test(id)) return -1;
  const steps = BigInt(id) - bases[kind];
  return steps >= 0n && steps % step === 0n && steps / step < 10_000_000n ? Number(steps / step) : -1;
}
