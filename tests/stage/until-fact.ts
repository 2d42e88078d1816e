import type { Evaluates } from './evaluates';

/**
 * Waits until a fact of the archive fits a condition, an expression over `value` (undefined while there is none), and gives it.
 * Looks ten times a second, for a minute at most.
 */
export async function untilFact<T>(own: Evaluates, name: string, condition: string): Promise<T> {
  const found = await own.evaluate<{ fits: boolean; value: T }>(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('clipkeep');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const end = Date.now() + 60_000;
      const look = () => {
        const reading = opening.result.transaction('facts').objectStore('facts').get(${JSON.stringify(name)});
        reading.onerror = () => reject(reading.error);
        reading.onsuccess = () => {
          const value = reading.result?.value;
          const fits = Boolean(${condition});
          if (!fits && Date.now() < end) return setTimeout(look, 100);
          opening.result.close();
          resolve({ fits, value });
        };
      };
      look();
    };
  })`);
  if (!found.fits) throw new Error(`${name} does not fit ${condition}: ${JSON.stringify(found.value)}`);
  return found.value;
}
