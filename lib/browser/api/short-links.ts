import { fetchFromTikTok } from '@/lib/browser/tiktok-fetch';
import { ClipkeepError } from '@/lib/tiktok/errors';
import { mediaUrl } from '@/lib/tiktok/hosts';
import { answerMs } from './fetch-text';

/** Where a short link leads, as TikTok redirects the person's own session. Throws ClipkeepError network or badLink. */
export async function followShortLink(url: string): Promise<string> {
  if (mediaUrl(url) === null) throw new ClipkeepError('badLink');
  try {
    const response = await fetchFromTikTok(url, { signal: AbortSignal.timeout(answerMs) });
    await response.body?.cancel();
    return response.url;
  } catch (error) {
    throw new ClipkeepError('network', { detail: String(error) });
  }
}
