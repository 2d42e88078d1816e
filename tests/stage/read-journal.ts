import type { Entry, Journal } from '../replica/journal';
import { isMediaHost } from '../replica/media/serve';
import { readPathName } from '../replica/trust/links';

const listPath = '/api/post/item_list/';

/** Whether Clipkeep asks for a page of a profile's list: it asks for 35 posts at a time, the page itself for 16. */
export function isListRequest({ path, target }: Pick<Entry, 'path' | 'target'>): boolean {
  return path === listPath && queryOf(target).get('count') === '35';
}

export function listRequests(journal: Journal): Entry[] {
  return journal.entries.filter(isListRequest);
}

/** Those that brought something: a refusal is answered with nothing at all. */
export function answered(entries: readonly Entry[]): Entry[] {
  return entries.filter(({ status, bytes }) => status === 200 && bytes > 0);
}

export function cursorOf({ target }: Entry): string {
  return queryOf(target).get('cursor') ?? '';
}

/** Whether Clipkeep asks for media; the page's own players and pictures say so in `sec-fetch-dest`. */
export function isMediaRequest({ host, headers }: Entry): boolean {
  return isMediaHost(host) && headers['sec-fetch-dest'] === 'empty';
}

export function mediaRequests(journal: Journal): Entry[] {
  return journal.entries.filter(isMediaRequest);
}

/** How often each file was sent whole, by `awemeId/slot`, whichever mirror it came from. */
export function wholeFiles(journal: Journal): Map<string, number> {
  const whole = mediaRequests(journal).filter(({ status, whole }) => status === 200 && whole);
  const counts = new Map<string, number>();
  for (const { path } of whole) counts.set(fileIn(path), (counts.get(fileIn(path)) ?? 0) + 1);
  return counts;
}

/** `awemeId/slot` of a media path; the path itself where it is another kind of file. */
function fileIn(path: string): string {
  const names = path.split('/').map((part) => readPathName(decodeURIComponent(part).split(/[~.]/)[0] ?? ''));
  const file = names.find((name) => name !== undefined);
  return file ? `${file.owner}/${file.slot}` : path;
}

function queryOf(target: string): URLSearchParams {
  return new URL(target, 'https://www.tiktok.com').searchParams;
}
