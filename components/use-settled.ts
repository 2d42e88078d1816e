import { useEffect, useState } from 'preact/hooks';

/** A value once it has stayed the same for so long (ms): for what is too dear to do at each letter that is typed. */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(() => value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
