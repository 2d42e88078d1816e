import { type Answer, redirectAnswer, textAnswer } from '../http/answer';
import type { Incoming } from '../http/incoming';
import { pathName, type Recipient, readPathName } from '../trust/links';
import { type VideoLink, videoUrls } from './video-link';

export const playPath = '/aweme/v1/play/';

/** The third mirror of every video: no time in it, but the same cookie is needed. */
export function playUrl(to: Recipient, { file }: VideoLink): string {
  const name = pathName(file);
  const signature = to.links.proof('play', name, to.chainToken);
  const query = `faid=1988&file_id=${name}&is_play_url=1&item_id=${file.owner}&line=0&ply_type=2&signaturev3=${signature}&tk=tt_chain_token&video_id=v1c044g5${file.owner}`;
  return `https://www.tiktok.com${playPath}?${query}`;
}

/** Sends the session that was given the link on to the file itself; 403 for all others. */
export function answerPlay(to: Recipient, { query, cookies }: Incoming): Answer {
  const name = query.get('file_id') ?? '';
  const file = readPathName(name);
  const token = cookies.get('tt_chain_token') ?? '';
  if (!file || !to.links.isProof(query.get('signaturev3') ?? '', 'play', name, token)) {
    return textAnswer('Access Denied', 403);
  }
  const [url = ''] = videoUrls({ ...to, chainToken: token }, { file, bitrate: 0, silent: false });
  return redirectAnswer(url);
}
