import { mimeOf } from '../files/base-file';
import { type FileId, fileOf } from '../files/file-of';
import { type Answer, fileAnswer, htmlAnswer, textAnswer } from '../http/answer';
import { header, type Incoming } from '../http/incoming';
import type { Links } from '../trust/links';
import type { World } from '../world/world';
import { readClipRequest } from './clip-link';
import { readImageRequest } from './image-link';
import { readVideoRequest } from './video-link';

const videoHost = /^v\d+m?-webapp(?:-prime)?(?:\.us)?\.tiktok\.com$/;
const otherHost = /\.tiktokcdn(?:-us|-eu)?\.com$/;

export function isMediaHost(host: string): boolean {
  return videoHost.test(host) || otherHost.test(host);
}

/** A file of a media host: 403 for links that are not good for this request, 404 or 410 for files that are gone. */
export function answerMedia(world: World, links: Links, incoming: Incoming): Answer {
  const file = readRequest(links, incoming);
  return forSite(file === 'refused' ? denied() : fileAnswerOf(world, file), header(incoming, 'origin'));
}

function readRequest(links: Links, incoming: Incoming): FileId | 'refused' {
  const clip = readClipRequest(links, incoming);
  if (clip) return clip;
  return videoHost.test(incoming.host)
    ? readVideoRequest(links, incoming)
    : readImageRequest(links, incoming);
}

/** As the CDN says it: HTML, so that whoever saves blindly saves a page. */
function denied(): Answer {
  return htmlAnswer(
    '<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1></BODY></HTML>',
    403,
  );
}

function fileAnswerOf(world: World, id: FileId): Answer {
  const gone = world.byAwemeId(id.owner)?.gone ?? 'no';
  const file = fileOf(world, id);
  if (!file || gone !== 'no') return textAnswer('', gone === '410' ? 410 : 404);
  return fileAnswer(file.body, mimeOf(file.base));
}

/** The site's own scripts may read media; no other origin may. */
function forSite(answer: Answer, origin: string): Answer {
  if (origin !== 'https://www.tiktok.com') return answer;
  const cors = { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' };
  return { ...answer, headers: { ...answer.headers, ...cors } };
}
