/** Keys that press nothing, but are held for a screen reader's own commands. */
const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Insert']);

/** Which keys are down, modifiers aside. */
export function createKeysDown() {
  /** By the key's place, with the event that said so. */
  const keys = new Map<string, Event>();
  return {
    any: () => keys.size > 0,
    has: ({ code }: KeyboardEvent) => keys.has(code),
    add(event: KeyboardEvent): void {
      if (!modifiers.has(event.key)) keys.set(event.code, event);
    },
    up({ key, code }: KeyboardEvent): void {
      // Of keys that go up while this one is held nobody tells.
      if (key === 'Meta') keys.clear();
      const ending = keys.get(code);
      // A space presses when it goes up, after this event.
      setTimeout(() => {
        if (keys.get(code) === ending) keys.delete(code);
      });
    },
    clear: () => keys.clear(),
  };
}

/** Whether an event is of a key that presses nothing by itself. */
export function isModifier({ key }: KeyboardEvent): boolean {
  return modifiers.has(key);
}
