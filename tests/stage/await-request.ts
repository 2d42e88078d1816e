import type { Entry, Journal } from '../replica/journal';

/** Resolves with the next request that reaches the replica and is meant. */
export function nextRequest(journal: Journal, isMeant: (entry: Entry) => boolean): Promise<Entry> {
  return new Promise((resolve) => {
    const { add } = journal;
    // Only listens; several may stand on top of each other, and one that has resolved is harmless.
    journal.add = (...heard) => {
      const entry = add.apply(journal, heard);
      if (isMeant(entry)) resolve(entry);
      return entry;
    };
  });
}
