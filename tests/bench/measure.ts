/** Two ways through the same data: ours, and something well known to hold it against. */
export interface Case {
  name: string;
  /** What the well-known thing is. */
  against: string;
  ours(): unknown;
  known(): unknown;
  /** Runs before each round of either, outside the time. */
  prepare?(): Promise<void>;
}

export interface Result {
  name: string;
  against: string;
  /** Milliseconds, the middle one of all rounds. */
  ours: number;
  known: number;
}

const warmUps = 2;
const rounds = 9;

/** Runs both by turns, so that whatever else the machine does strikes both alike. */
export async function measure({ name, against, ours, known, prepare }: Case): Promise<Result> {
  const times: [ours: number, known: number][] = [];
  for (let round = -warmUps; round < rounds; round++) {
    await prepare?.();
    const one = await time(ours);
    await prepare?.();
    const other = await time(known);
    if (round >= 0) times.push([one, other]);
  }
  return {
    name,
    against,
    ours: middle(times.map(([one]) => one)),
    known: middle(times.map(([, other]) => other)),
  };
}

async function time(run: () => unknown): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

function middle(times: number[]): number {
  return times.sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}
