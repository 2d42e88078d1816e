import { ClipkeepError } from '@/lib/tiktok/errors';

/** Bytes of an answer in text, page or JSON. Real ones have under a million (tiktok-web-api.md §3.1, 2026-09). */
export const mostAnswer = 30_000_000;

/** The text of a response of at most `most` bytes; reading stops there. Throws ClipkeepError tooLarge. */
export async function readBounded(response: Response, most = mostAnswer): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > most) {
      // Nobody waits for it: what the other side makes of it is its own affair.
      void reader.cancel().catch(() => undefined);
      throw new ClipkeepError('tooLarge', { detail: `more than ${most} bytes` });
    }
    text += decoder.decode(value, { stream: true });
  }
  return text + decoder.decode();
}
