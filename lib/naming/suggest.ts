import { fields } from './fields';

/** What other programs and people call our fields. */
const otherWords: Readonly<Record<string, string>> = {
  caption: 'desc',
  description: 'desc',
  text: 'desc',
  id: 'awemeId',
  aweme_id: 'awemeId',
  videoId: 'awemeId',
  author: 'uniqueId',
  creator: 'uniqueId',
  handle: 'uniqueId',
  uploader: 'uniqueId',
  user: 'uniqueId',
  username: 'uniqueId',
  name: 'nickname',
  createTime: 'create',
  timestamp: 'create',
  upload_date: 'date',
  index: 'num',
  number: 'num',
  sound: 'music',
  tags: 'hashtags',
  country: 'region',
};

/** The field that was probably meant by an unknown name: at most a third of its letters wrong; undefined when none is near. */
export function suggestField(name: string): string | undefined {
  const words: [string, string][] = [
    ...Object.keys(fields).map((field): [string, string] => [field, field]),
    ...Object.entries(otherWords),
  ];
  const ranked = words
    .map(([word, field]) => ({ field, distance: editDistance(name.toLowerCase(), word.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best && best.distance <= Math.max(1, Math.floor(name.length / 3)) ? best.field : undefined;
}

/** Fewest insertions, deletions, changes and swaps of neighbours that turn one word into the other. */
export function editDistance(from: string, to: string): number {
  let older: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (same ? 0 : 1),
        swapped ? at(older, column - 2) + 1 : Infinity,
      );
    }
    older = previous;
    previous = current;
  }
  return at(previous, to.length);
}

function at(row: number[], column: number): number {
  return row[column] ?? Infinity;
}
