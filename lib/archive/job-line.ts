/** One line of a job: what happens now, and why or what the person can do. Either may be followed by the other in one sentence. */
export interface JobLine {
  now: string;
  why: string;
}
