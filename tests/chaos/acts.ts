import { between, unit } from '../replica/world/seeded';

/** What the driver does to the browser, beside the faults of the replica. */
export type Act = 'kill' | 'stop worker' | 'close tab' | 'cut network' | 'jump clock' | 'let links run out';

export interface PlannedAct {
  act: Act;
  /** It is due once so many files are on disk. */
  files: number;
  /** And then so much later, ms: what is under way differs. */
  delay: number;
}

/** The acts of a run that brings so many files, in order, spread from its first to its last twentieth by the seed. */
export function planActs(seed: string, files: number, kills: number): PlannedAct[] {
  const times: Record<Act, number> = {
    kill: kills,
    'stop worker': kills * 2,
    'close tab': Math.ceil(kills / 2),
    'cut network': Math.ceil(kills / 3),
    'jump clock': Math.ceil(kills / 4),
    'let links run out': Math.ceil(kills / 5),
  };
  const acts = Object.entries(times) as [Act, number][];
  return acts
    .flatMap(([act, count]) => Array.from({ length: count }, (_, at) => planAct(seed, files, act, at, count)))
    .sort((a, b) => a.files - b.files);
}

/** One in each equal part of the run, so that they are spread whatever the seed. */
function planAct(seed: string, files: number, act: Act, at: number, count: number): PlannedAct {
  const share = (at + unit(seed, act, at)) / count;
  return {
    act,
    files: Math.floor(files * (0.03 + 0.92 * share)),
    delay: between(0, 400, seed, act, at, 'ms'),
  };
}
