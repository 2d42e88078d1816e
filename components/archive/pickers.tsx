import { type Picked, readFile, readFolder } from './read-picked';

/** An attribute that every browser has and JSX's types lack. */
const wholeFolder = { webkitdirectory: true };

interface Props {
  busy: boolean;
  onPick: (reading: Promise<Picked>) => void;
}

/** The two ways to choose: one file, or a folder of which only the names are read. */
export function Pickers({ busy, onPick }: Props) {
  const pick = (input: HTMLInputElement, read: (first: File, all: File[]) => Promise<Picked>) => {
    const files = [...(input.files ?? [])];
    const [first] = files;
    // So that the same file can be chosen again.
    input.value = '';
    if (first) onPick(read(first, files));
  };
  return (
    <>
      <label class="stack tight">
        Choose a file
        <input type="file" disabled={busy} onChange={({ currentTarget }) => pick(currentTarget, readFile)} />
      </label>
      <label class="stack tight">
        Or a folder that f2 or Clipkeep has filled (names with the post's id in them)
        <input
          type="file"
          {...wholeFolder}
          disabled={busy}
          onChange={({ currentTarget }) => pick(currentTarget, (_, all) => readFolder(all))}
        />
      </label>
    </>
  );
}
