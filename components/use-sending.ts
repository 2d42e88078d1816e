import { useState } from 'preact/hooks';

/** A message on its way: `busy` until it is answered, then its answer. */
export interface Sending<T> {
  busy: boolean;
  answer?: T;
}

/** Sends one message at a time; a press while one is under way does nothing. A failing one is a bug and is thrown on. */
export function useSending<T>(send: () => Promise<T>): [Sending<T>, () => Promise<void>] {
  const [state, setState] = useState<Sending<T>>({ busy: false });
  const start = async () => {
    if (state.busy) return;
    setState({ busy: true });
    try {
      const answer = await send();
      setState({ busy: false, answer });
    } catch (error) {
      setState({ busy: false });
      throw error;
    }
  };
  return [state, start];
}
