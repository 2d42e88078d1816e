import { describe, expect, test } from 'vitest';
import { createLadder, type Rung } from '@/lib/browser/api/ladder';
import type { Worked } from '@/lib/browser/session-facts';
import { ClipkeepError, type ProblemCode } from '@/lib/tiktok/errors';
import type { ApiAsk } from '@/lib/tiktok/query';

type Answers = 'answers' | ProblemCode;

const ask: ApiAsk = { kind: 'api', path: '/api/post/item_list/', query: {}, referer: '/@cato_example' };

/** Rungs in their order; the one called `shown` only looks on. */
function climb(answers: Record<string, Answers[]>, start: Record<string, Worked> = {}) {
  const facts = new Map(Object.entries(start));
  const asked: string[] = [];
  const rungs: Rung[] = Object.entries(answers).map(([id, plan]) => ({
    id,
    ...(id === 'shown' ? { looksOn: true } : {}),
    async ask() {
      asked.push(id);
      const answer = plan.shift();
      if (answer === undefined) throw new Error(`${id} was asked too often`);
      if (answer !== 'answers') throw new ClipkeepError(answer);
      return { by: id };
    },
  }));
  const memory = {
    read: async (path: string) => facts.get(path),
    write: async (path: string, fact: Worked) => void facts.set(path, fact),
  };
  let now = 1000;
  const ladder = createLadder(rungs, memory, () => now);
  return { ladder, asked, facts, later: (ms: number) => (now += ms) };
}

describe('the transport ladder', () => {
  test('asks the first rung, and only that one, where it answers', async () => {
    const { ladder, asked, facts } = climb({ worker: ['answers'], page: [] });
    expect(await ladder(ask)).toEqual({ by: 'worker' });
    expect(asked).toEqual(['worker']);
    expect(facts.get(ask.path)).toEqual({ rung: 'worker', at: 1000 });
  });

  test('goes down on a refusal and stays there for the session', async () => {
    const { ladder, asked } = climb({ worker: ['refused'], page: ['answers', 'answers'], shown: [] });
    await ladder(ask);
    expect(await ladder(ask)).toEqual({ by: 'page' });
    expect(asked).toEqual(['worker', 'page', 'page']);
  });

  test('begins above a rung that only looks on: what a page showed says nothing of the next list', async () => {
    const { ladder, asked } = climb({
      worker: ['refused'],
      page: ['refused', 'refused', 'answers'],
      shown: ['answers', 'answers'],
    });
    for (const _ of [1, 2, 3]) await ladder(ask);
    expect(asked).toEqual(['worker', 'page', 'shown', 'page', 'shown', 'page']);
  });

  test('remembers by path', async () => {
    const { ladder, asked } = climb({ worker: ['refused', 'answers'], page: ['answers'] });
    await ladder(ask);
    await ladder({ ...ask, path: '/api/repost/item_list/' });
    expect(asked).toEqual(['worker', 'page', 'worker']);
  });

  test('starts from the top again after half an hour', async () => {
    const { ladder, asked, later } = climb({ worker: ['refused', 'answers'], page: ['answers'] });
    await ladder(ask);
    later(30 * 60_000);
    await ladder(ask);
    expect(asked).toEqual(['worker', 'page', 'worker']);
  });

  test('goes on past a rung that has no page to stand on', async () => {
    const { ladder, asked } = climb({ worker: ['refused'], page: ['noPage'], shown: ['answers'] });
    expect(await ladder(ask)).toEqual({ by: 'shown' });
    expect(asked).toEqual(['worker', 'page', 'shown']);
  });

  test.each(['humanCheck', 'slowDown', 'signIn', 'network', 'badReply'] as const)(
    'never goes down on %s',
    async (code) => {
      const { ladder, asked, facts } = climb({ worker: [code], page: [] });
      await expect(ladder(ask)).rejects.toMatchObject({ problem: { code } });
      expect(asked).toEqual(['worker']);
      expect(facts.size).toBe(0);
    },
  );

  test('is refused when the last rung is', async () => {
    const { ladder } = climb({ worker: ['refused'], page: ['refused'] });
    await expect(ladder(ask)).rejects.toMatchObject({ problem: { code: 'refused' } });
  });

  test('a rung that is unknown today counts as the first', async () => {
    const { ladder, asked } = climb({ worker: ['answers'] }, { [ask.path]: { rung: 'gone', at: 1000 } });
    await ladder(ask);
    expect(asked).toEqual(['worker']);
  });

  test('lets a bug through', async () => {
    const { ladder } = climb({ worker: [] });
    await expect(ladder(ask)).rejects.toThrow('asked too often');
  });
});
