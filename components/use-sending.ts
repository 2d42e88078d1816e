import { useState } from 'preact/hooks';
import { isNoRoom } from '@/lib/archive/refusal';
import { problemOf } from '@/lib/tiktok/errors';

/** A message on its way: `busy` until it is answered, then its answer, or a sentence that says why there is none. */
export interface Sending<T> {
  busy: boolean;
  answer?: T;
  fault?: string;
}

/** Sends one message at a time; a press while one is under way does nothing. A failing one is told to the person, and reported as the bug that it may be. */
export function useSending<T>(send: () => Promise<T>): [Sending<T>, () => Promise<void>] {
  const [state, setState] = useState<Sending<T>>({ busy: false });
  const start = async () => {
    if (state.busy) return;
    setState({ busy: true });
    try {
      const answer = await send();
      setState({ busy: false, answer });
    } catch (error) {
      setState({ busy: false, fault: faultOf(error) });
      reportError(error);
    }
  };
  return [state, start];
}

function faultOf(error: unknown): string {
  return isNoRoom(error) ? problemOf('profileFull').sentence : "Clipkeep didn't answer. Try again.";
}
