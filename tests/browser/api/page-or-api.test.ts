import { expect, test } from 'vitest';
import { pageOrApi } from '@/lib/browser/api/page-or-api';
import type { Reply } from '@/lib/tiktok/ask';
import { ClipkeepError, type ProblemCode } from '@/lib/tiktok/errors';
import { postById, profileByPage } from '@/lib/tiktok/lookups';

const shell = { 'webapp.app-context': {} };
const byApi = { itemInfo: {} };

/** What comes of it, and who was asked. */
async function ask(page: Reply | ProblemCode, lookup: { ask: unknown } = postById('7423456789012345678')) {
  const asked: string[] = [];
  const fetchPage = async () => {
    asked.push('page');
    if (typeof page === 'string') throw new ClipkeepError(page);
    return page;
  };
  const askApi = async ({ path }: { path: string }) => {
    asked.push(path);
    return byApi;
  };
  const reply = await pageOrApi(lookup.ask as Parameters<typeof pageOrApi>[0], fetchPage, askApi).catch(
    (error: ClipkeepError) => error.problem.code,
  );
  return { reply, asked };
}

test.each(['webapp.video-detail', 'webapp.reflow.video.detail'])(
  'a page with %s is the answer',
  async (scope) => {
    const page = { ...shell, [scope]: { statusCode: 10204 } };
    expect(await ask(page)).toEqual({ reply: page, asked: ['page'] });
  },
);

test.each<[string, Reply | ProblemCode]>([
  ['a shell', shell],
  ['nothing', 'refused'],
  ['what is no page', 'badReply'],
])('of %s, the API is asked for the post', async (_, page) => {
  expect(await ask(page)).toEqual({ reply: byApi, asked: ['page', '/api/item/detail/'] });
});

test.each<ProblemCode>(['humanCheck', 'slowDown', 'signIn', 'network', 'gone'])(
  'nobody else is asked on %s',
  async (code) => {
    expect(await ask(code)).toEqual({ reply: code, asked: ['page'] });
  },
);

test('a page that has no other word is given as it is', async () => {
  expect(await ask(shell, profileByPage({ uniqueId: 'mira_example' }))).toEqual({
    reply: shell,
    asked: ['page'],
  });
});
