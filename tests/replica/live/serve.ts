import { type Answer, answer, htmlAnswer, textAnswer } from '../http/answer';
import { header, type Incoming } from '../http/incoming';
import type { Inside } from '../inside';
import { type PullRequest, readPullRequest } from '../media/pull-link';
import type { Broadcast } from './broadcast';
import { flvStream } from './flv-stream';
import { isKept, newestSegment, placeOf, playlist, segmentBytes } from './hls';
import type { Live } from './live';
import { loopFile } from './loop-file';
import type { Sent } from './sent';
import { strike } from './stream-fault';

const types = {
  flv: 'video/x-flv',
  list: 'application/vnd.apple.mpegurl',
  ts: 'video/mp2t',
  mp4: 'video/mp4',
};

/** A file of a pull host: 403 for links that are no good, 404 for broadcasts, forms and segments that are not there. */
export function answerPull(inside: Inside, incoming: Incoming): Answer {
  const asked = readPullRequest(inside.links, incoming);
  if (asked === 'refused')
    return htmlAnswer('<html><head><title>403 Forbidden</title></head><body></body></html>', 403);
  const broadcast = inside.live.byStream(asked.streamId);
  const found = broadcast && fileOf(inside.live, broadcast, asked);
  return forAll(found ?? textAnswer('404 page not found', 404), header(incoming, 'origin'));
}

function fileOf(live: Live, broadcast: Broadcast, asked: PullRequest): Answer | undefined {
  const { forms, qualities } = broadcast.options;
  const form = asked.file === 'flv' ? 'flv' : 'hls';
  if (!forms.includes(form) || !qualities.includes(asked.quality)) return undefined;
  if (form === 'flv') return broadcast.status === 'ended' ? undefined : endless(live, broadcast, asked);
  if (broadcast.status === 'ended' && broadcast.hlsEnd === 'gone') return undefined;
  if (asked.file === 'index.m3u8') return answer(200, types.list, playlistNow(broadcast, asked), noStore);
  const init = /^init-(\w+)-(\w+)\.mp4$/.exec(asked.file);
  if (init) return initOf(broadcast, init[2] ?? '');
  const number = /^(\d+)\.(?:ts|m4s)$/.exec(asked.file)?.[1];
  return number === undefined ? undefined : segment(live, broadcast, asked, Number(number));
}

const noStore = { 'cache-control': 'no-cache' };

function endless(live: Live, broadcast: Broadcast, { quality }: PullRequest): Answer {
  const sent = begin(live, { roomId: broadcast.roomId, form: 'flv', quality, from: 0, to: 0 });
  const head = answer(200, types.flv, '', noStore);
  return { ...head, sent, stream: () => flvStream(broadcast, quality, sent) };
}

function playlistNow(broadcast: Broadcast, { quality, rawQuery }: PullRequest): string {
  const fragments = broadcast.options.segments === 'fmp4';
  const names = {
    segment: (number: number) => `${number}.${fragments ? 'm4s' : 'ts'}?${rawQuery}`,
    init: (at: number) => {
      const { codec, width } = broadcast.loop(quality, at);
      return `init-${codec}-${width > 100 ? 'hd' : 'sd'}.mp4?${rawQuery}`;
    },
  };
  const newest = newestSegment(broadcast);
  if (strike(broadcast.faults, ['playlist-frozen'])) broadcast.frozenAt ??= newest;
  const back = strike(broadcast.faults, ['playlist-back'])?.by ?? 0;
  const over =
    broadcast.status === 'ended' && broadcast.hlsEnd === 'endlist' && broadcast.frozenAt === undefined;
  return playlist(broadcast, names, Math.max(0, (broadcast.frozenAt ?? newest) - back), over);
}

function initOf({ options: { codec, segments } }: Broadcast, size: string): Answer | undefined {
  if (segments !== 'fmp4' || (size !== 'hd' && size !== 'sd')) return undefined;
  return answer(200, types.mp4, loopFile(codec, size).init);
}

function segment(live: Live, broadcast: Broadcast, asked: PullRequest, number: number): Answer | undefined {
  if (!isKept(broadcast, number) || strike(broadcast.faults, ['segment-gone'])) return undefined;
  const fragments = broadcast.options.segments === 'fmp4';
  if (!asked.file.endsWith(fragments ? '.m4s' : '.ts')) return undefined;
  const { quality } = asked;
  const bytes = segmentBytes(broadcast, quality, number);
  const place = placeOf(broadcast, number);
  const sent = begin(live, { roomId: broadcast.roomId, form: 'hls', quality, ...place });
  return { ...answer(200, fragments ? types.mp4 : types.ts, bytes), sent };
}

function begin(live: Live, what: Omit<Sent, 'n' | 'open'>): Sent {
  const sent = { n: 0, open: true, ...what };
  live.log.push(sent);
  return sent;
}

/** Players of any site may read streams: nothing in them is anybody's own. */
function forAll(given: Answer, origin: string): Answer {
  if (!origin) return given;
  return { ...given, headers: { ...given.headers, 'access-control-allow-origin': '*' } };
}
