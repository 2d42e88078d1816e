interface Props<T extends string | number> {
  label: string;
  options: readonly (readonly [T, string])[];
  chosen: T;
  onChoose: (chosen: T) => void;
}

/** One of several values, each with its words. */
export function Choice<T extends string | number>({ label, options, chosen, onChoose }: Props<T>) {
  const choose = (at: number) => {
    const [value] = options[at] ?? [];
    if (value !== undefined) onChoose(value);
  };
  return (
    <label class="stack tight">
      {label}
      <select
        value={String(options.findIndex(([value]) => value === chosen))}
        onChange={(event) => choose(Number(event.currentTarget.value))}
      >
        {options.map(([value, words], at) => (
          <option key={value} value={String(at)}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
