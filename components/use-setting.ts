import { useEffect, useState } from 'preact/hooks';

/** A typed storage item of lib/settings, as far as a component needs it. */
export interface Setting<T> {
  getValue(): Promise<T>;
  setValue(value: T): Promise<void>;
  watch(changed: (value: T) => void): () => void;
}

/** A setting's value, undefined until it is read, and how to write it. Changes made elsewhere arrive by themselves. */
export function useSetting<T>(setting: Setting<T>): [T | undefined, (value: T) => void] {
  const [value, setValue] = useState<T>();
  useEffect(() => {
    let current = true;
    const show = (next: T) => current && setValue(() => next);
    const unwatch = setting.watch(show);
    void setting.getValue().then(show);
    return () => {
      current = false;
      unwatch();
    };
  }, [setting]);
  const write = (next: T) => {
    setValue(() => next);
    void setting.setValue(next);
  };
  return [value, write];
}
