import { Dexie, liveQuery } from 'dexie';
import { useEffect, useState } from 'preact/hooks';

type Told<T> = { value?: T; error?: unknown };

/**
 * What a query of the archive gives, now and after every change that touches it; undefined until the first answer.
 * `inputs` are what the query depends on. A query that fails is a bug: it is thrown into the render.
 */
export function useLive<T>(query: () => Promise<T>, inputs: readonly unknown[]): T | undefined {
  const [state, setState] = useState<Told<T>>({});
  useEffect(() => {
    const watch = liveQuery(() => toldBy(query)).subscribe(setState, (error) => setState({ error }));
    return () => watch.unsubscribe();
  }, inputs);
  if ('error' in state) throw state.error;
  return state.value;
}

/** An archive that could not be opened is told as closed, and of that `liveQuery` says nothing. */
function toldBy<T>(query: () => Promise<T>): Promise<Told<T>> {
  return query().then(
    (value) => ({ value }),
    (error) => {
      if (!(error instanceof Dexie.DatabaseClosedError)) throw error;
      return { error };
    },
  );
}
