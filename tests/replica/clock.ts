/** The replica's own time: the real one, moved as tests wish, so that nothing has to wait for a link to run out. */
export class Clock {
  #shift = 0;

  /** Unix ms. */
  now(): number {
    return Date.now() + this.#shift;
  }

  /** Unix seconds. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  advance(milliseconds: number): void {
    this.#shift += milliseconds;
  }
}
