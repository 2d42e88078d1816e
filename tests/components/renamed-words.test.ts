import { describe, expect, it } from 'vitest';
import { renamedWords } from '@/components/popup/renamed-words';

const file = (path: string, savedAs: string, renamed = true) => ({ path, savedAs, renamed });
const [numbered, changed] = [/put a number behind/, /another extension changed these names/];

describe('why names are other ones', () => {
  it.each([
    ['A/b.mp4', '/home/mira/A/b (1).mp4', numbered],
    ['A/b.mp4', 'C:\\Users\\mira\\A\\b (12).mp4', numbered],
    ['A/no extension', '/home/mira/A/no extension (1)', numbered],
    ['A/b (2).mp4', '/home/mira/A/b (2) (1).mp4', numbered],
    ['A/b.mp4', '/home/mira/Sorted/b.mp4', changed],
    ['A/b.mp4', '/home/mira/A/b (one).mp4', changed],
    ['A/b.mp4', '/home/mira/xA/c (1).mp4', changed],
  ])('%s saved as %s', (path, savedAs, words) => {
    expect(renamedWords([file(path, savedAs)])).toEqual([expect.stringMatching(words)]);
  });

  it('is told once for many files, and not at all where nothing was renamed', () => {
    const two = [file('a.mp4', '/x/S/1.mp4'), file('b.mp4', '/x/S/2.mp4'), file('c.mp4', '/x/c (1).mp4')];
    expect(renamedWords(two)).toEqual([expect.stringMatching(changed), expect.stringMatching(numbered)]);
    expect(renamedWords([{ path: 'a.mp4', savedAs: '/x/a.mp4' }])).toEqual([]);
  });
});
