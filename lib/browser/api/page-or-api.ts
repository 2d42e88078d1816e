import type { Ask, Reply } from '@/lib/tiktok/ask';
import { ClipkeepError, type ProblemCode } from '@/lib/tiktok/errors';

/** A question that one of TikTok's pages answers; `instead` is how the API is asked where the page doesn't. */
export type PageAsk = Extract<Ask, { kind: 'page' }>;
type ApiAsk = Extract<Ask, { kind: 'api' }>;

const noPage: ReadonlySet<ProblemCode> = new Set(['refused', 'badReply']);

/** Whether no page came, or one that is not to be read: then the API may know. What else is wrong is wrong for both. */
export function isNoPage(error: unknown): boolean {
  return error instanceof ClipkeepError && noPage.has(error.problem.code);
}

/** Asks for a page and, where it comes without what it was asked for, the API instead. Throws ClipkeepError. */
export async function pageOrApi(
  ask: PageAsk,
  fetchPage: (ask: PageAsk) => Promise<Reply>,
  askApi: (ask: ApiAsk) => Promise<Reply>,
): Promise<Reply> {
  const { instead } = ask;
  if (!instead) return fetchPage(ask);
  const page = await unlessNone(fetchPage(ask));
  return page && instead.scopes.some((scope) => scope in page) ? page : askApi(instead.ask);
}

async function unlessNone(fetching: Promise<Reply>): Promise<Reply | undefined> {
  try {
    return await fetching;
  } catch (error) {
    if (isNoPage(error)) return undefined;
    throw error;
  }
}
