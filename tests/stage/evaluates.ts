/** A page or worker of the extension, whichever program drives the browser: runs an expression and gives what its promise gives. */
export interface Evaluates {
  evaluate<T>(expression: string): Promise<T>;
}

/** What reads and asks of a browser with Clipkeep in it need; Chromium's stage has it, and Firefox's. */
export interface AnyStage {
  downloads: string;
  /** Where the extension's database can be read. */
  worker(): Promise<Evaluates>;
}
