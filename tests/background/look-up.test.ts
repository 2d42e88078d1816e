import { expect, test } from 'vitest';
import { findUser } from '@/entrypoints/background/look-up';
import type { Ask } from '@/lib/tiktok/ask';
import { ClipkeepError, type ProblemCode } from '@/lib/tiktok/errors';
import { createWorld } from '../jobs/world';

/** Kinds of what was asked when the page of a profile fails so. */
async function askedAfter(code: ProblemCode): Promise<string[]> {
  const world = createWorld([]);
  const asked: string[] = [];
  const ask = async ({ kind }: Ask) => {
    asked.push(kind);
    throw new ClipkeepError(code);
  };
  await findUser({ ...world.ports, ask, inTurn: true }, { uniqueId: 'mira_example' }).catch(() => undefined);
  await world.close();
  return asked;
}

test.each<ProblemCode>(['refused', 'badReply'])('a page that is %s: the API may know', async (code) => {
  expect(await askedAfter(code)).toEqual(['page', 'api']);
});

test.each<ProblemCode>(['slowDown', 'humanCheck', 'network', 'server', 'noSuchUser'])(
  'after %s nothing more is asked',
  async (code) => {
    expect(await askedAfter(code)).toEqual(['page']);
  },
);
