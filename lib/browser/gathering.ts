/** Turns calls that come within `ms` of the first into one `run`, at the end of that time. */
export function gather(ms: number, run: () => Promise<void>): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      void run();
    }, ms);
  };
}
