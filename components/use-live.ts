import { liveQuery } from 'dexie';
import { useEffect, useState } from 'preact/hooks';

/**
 * What a query of the archive gives, now and after every change that touches it; undefined until the first answer.
 * `inputs` are what the query depends on. A query that fails is a bug: it is thrown into the render.
 */
export function useLive<T>(query: () => Promise<T>, inputs: readonly unknown[]): T | undefined {
  const [state, setState] = useState<{ value?: T; error?: unknown }>({});
  useEffect(() => {
    const watch = liveQuery(query).subscribe(
      (value) => setState({ value }),
      (error) => setState({ error }),
    );
    return () => watch.unsubscribe();
  }, inputs);
  if ('error' in state) throw state.error;
  return state.value;
}
