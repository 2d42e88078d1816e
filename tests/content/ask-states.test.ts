import { expect, it } from 'vitest';
import { createAskStates } from '@/entrypoints/tiktok.content/ask-states';
import { createPostStates } from '@/entrypoints/tiktok.content/post-states';
import { createBackground, idOf } from './page';

const ids = (count: number) => new Set(Array.from({ length: count }, (_, n) => idOf(n)));

function setUp() {
  const { background, asked } = createBackground();
  const answers: (() => void)[] = [];
  const slow = {
    ...background,
    async postStates(awemeIds: string[]) {
      const answer = await background.postStates(awemeIds);
      await new Promise<void>((resolve) => answers.push(resolve));
      return answer;
    },
  };
  const ask = createAskStates({ background: slow, states: createPostStates(() => undefined) });
  const answerAll = async () => {
    while (answers.length > 0) {
      answers.shift()?.();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  return { ask, asked, answerAll };
}

it('asks one question at a time, of 500 posts at most, until all are asked', async () => {
  const { ask, asked, answerAll } = setUp();
  const asking = ask(ids(1200));
  void ask(ids(1300));
  await new Promise((resolve) => setTimeout(resolve));
  expect(asked.postStates.map(({ length }) => length)).toEqual([500]);
  await answerAll();
  await asking;
  expect(asked.postStates.every(({ length }) => length <= 500)).toBe(true);
  expect(new Set(asked.postStates.flat())).toEqual(ids(1300));
});

it('lets the oldest go where a page shows ever new ones', async () => {
  const { ask, asked, answerAll } = setUp();
  const asking = ask(ids(20_000));
  await new Promise((resolve) => setTimeout(resolve));
  await answerAll();
  await asking;
  expect(asked.postStates.flat()).toHaveLength(5000);
});
