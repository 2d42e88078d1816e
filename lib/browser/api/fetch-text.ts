import { fetchFromTikTok } from '@/lib/browser/tiktok-fetch';
import { ClipkeepError } from '@/lib/tiktok/errors';
import { keepMsToken } from './ms-token';
import { readBounded } from './read-bounded';

/** How long an answer may take, milliseconds. */
export const answerMs = 30_000;

/** A reply before it is judged: what lib/tiktok's readers take. Header values are null where absent. */
export interface TextReply {
  status: number;
  /** After redirects. */
  url: string;
  text: string;
  retryAfter: string | null;
  orcas: string | null;
}

/** Fetches with the person's session from the background itself. Throws ClipkeepError network, stalled or tooLarge. */
export async function fetchText(url: string): Promise<TextReply> {
  try {
    const response = await fetchFromTikTok(url, { signal: AbortSignal.timeout(answerMs) });
    const { status, headers } = response;
    const text = await readBounded(response);
    const header = (name: string) => headers.get(name);
    await keepMsToken(header('x-ms-token'));
    return {
      status,
      url: response.url,
      text,
      retryAfter: header('retry-after'),
      orcas: header('tt_orcas_res'),
    };
  } catch (error) {
    if (error instanceof ClipkeepError) throw error;
    const code = error instanceof DOMException && error.name === 'TimeoutError' ? 'stalled' : 'network';
    throw new ClipkeepError(code, { detail: String(error) });
  }
}
