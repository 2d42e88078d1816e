import { readBounded } from '@/lib/browser/api/read-bounded';
import { ClipkeepError, type ProblemCode } from '@/lib/tiktok/errors';
import { mediaUrl } from '@/lib/tiktok/hosts';
import { readRetryAfter } from '@/lib/tiktok/retry-after';
import { asksForPerson } from '@/lib/tiktok/status';

/** What a media host's refusals mean (tiktok-web-api.md §5.2, 2026-08): 403 is an expired link or another session's. */
const meanings: Record<number, ProblemCode> = {
  401: 'expired',
  403: 'expired',
  404: 'gone',
  408: 'server',
  410: 'expired',
  429: 'slowDown',
};

/** Longer than any page that asks for a person, bytes. */
const mostPage = 1_000_000;

/** Lets a whole file's reply pass. Throws ClipkeepError for anything else; an HTML or JSON body is never media. */
export function checkMediaResponse(response: Response): void {
  if (mediaUrl(response.url) === null)
    throw new ClipkeepError('notMedia', { detail: `redirected to ${response.url}` });
  if (response.status !== 200) throw refusal(response);
  if (isPage(response)) throw new ClipkeepError('notMedia', { detail: 'HTML or JSON' });
}

function isPage({ headers }: Response): boolean {
  return /^(text\/html|application\/json)\b/i.test(headers.get('content-type') ?? '');
}

/** The same; where a page came in the place of a file, it is read: it may ask for the person. Throws ClipkeepError. */
export async function checkFileResponse(response: Response): Promise<void> {
  const comesToUs = mediaUrl(response.url) !== null && isPage(response);
  // Told to slow down, or ailing: then a page means nothing (tiktok-web-api.md §6, 2026-09).
  if (comesToUs && response.status !== 429 && response.status < 500) {
    const text = await readBounded(response, mostPage).catch(() => '');
    if (asksForPerson(text)) throw new ClipkeepError('humanCheck', { detail: response.url });
  }
  checkMediaResponse(response);
}

/** Bytes that the reply says will come; 0 when it doesn't say, or when they come compressed. */
export function announcedSize(headers: Headers): number {
  if (headers.get('content-encoding')) return 0;
  const size = Number(headers.get('content-length') ?? 0);
  return Number.isSafeInteger(size) && size > 0 ? size : 0;
}

function refusal(response: Response): ClipkeepError {
  const wait = readRetryAfter(response.headers.get('retry-after'), Date.now());
  // A server that names its time asks for a rest, whatever ails it.
  const server = wait === undefined ? 'server' : 'slowDown';
  const code = meanings[response.status] ?? (response.status >= 500 ? server : 'notMedia');
  return new ClipkeepError(code, {
    detail: `HTTP ${response.status}`,
    ...(wait === undefined ? {} : { retryAfter: wait }),
  });
}
