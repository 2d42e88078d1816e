import { filesAtOnce } from './scene';

/** What a run came to, beside what disk, archive and counters say. */
export interface Outcome {
  kills: number;
  /** Part files in the download folder; of them, those that a killed browser left and has no record of. */
  parts: string[];
  forgotten: string[];
  /** What transfers have left in the private file system. */
  scratch: string[];
  /** Whole transfers repeated, and how many of them there may be. */
  repeated: number;
  bound: number;
  /** How often each rule of the replica has struck. */
  struck: { id: string; struck: number }[];
  /** Acts that never had their turn, and those that changed nothing. */
  missed: number;
  idle: string[];
  /** Why the job waited for the person, each time. */
  stops: string[];
}

/** What is not as it should be, a sentence each. */
export function complaintsOf(outcome: Outcome): string[] {
  const { parts, forgotten, scratch, repeated, bound, struck, missed, idle, stops } = outcome;
  const stayed = parts.filter((part) => !forgotten.includes(part));
  const mostForgotten = mostForgottenOf(outcome.kills);
  return [
    ...stayed.map((part) => `a part file stayed: ${part}`),
    ...(forgotten.length > mostForgotten
      ? [`${forgotten.length} part files forgotten, at most ${mostForgotten} may be`]
      : []),
    ...scratch.map((name) => `left in the private file system: ${name}`),
    ...(repeated > bound ? [`${repeated} transfers repeated, at most ${bound} may be`] : []),
    ...struck.flatMap(({ id, struck: times }) => (times === 0 ? [`never met: ${id}`] : [])),
    ...(missed > 0 ? [`${missed} acts never had their turn`] : []),
    ...idle.map((act) => `changed nothing: ${act}`),
    // Whatever else happens, a job goes on by itself.
    ...stops.flatMap((code) => (code === 'humanCheck' ? [] : [`waited for the person: ${code}`])),
  ];
}

/** Only a killed browser loses whole transfers: never more than the files that are saved at once. */
export function mostRepeatedOf(kills: number): number {
  return kills * filesAtOnce;
}

/** Four in 120 kills were seen (Chromium 156, 2026-11). */
export function mostForgottenOf(kills: number): number {
  return Math.max(2, Math.ceil(kills / 4));
}
