import type { FileRow, PostRow } from '@/lib/archive/rows';
import type { AssetChoices, Body, Candidate, Want } from '@/lib/assets/asset';
import { records, wantsOf } from '@/lib/assets/index';
import { resultOf } from '@/lib/assets/live';
import { expiresAt } from '@/lib/tiktok/expiry';
import type { RecordingWish } from '@/lib/tiktok/target';
import { fileId } from './drafts';
import type { TransferRequest } from './ports';

/** So often a recording's parts are joined before they are given as they came. */
const mostJoins = 3;

/** A link must be good for this much longer (ms) to be worth starting on. */
const margin = 60_000;

/** What it takes to bring a file in; `refresh`: its post must be asked for again first; `nothing`: the post has no such file. */
export type Plan = TransferRequest | 'refresh' | 'nothing';

/** What a request depends on beside its file and post; `parts`: what was gathered for it. */
export interface Circumstances {
  now: number;
  choices: AssetChoices;
  parts: readonly unknown[];
  recording?: RecordingWish;
}

/** Recomputed when the file's turn comes, from the post as it was last seen: links age while files wait. */
export function requestFor(row: FileRow, post: PostRow | undefined, when: Circumstances): Plan {
  // What is only joined needs no links.
  if (records(row.asset) && isReceived(row))
    return fromRecord(row, { kind: 'record', roomId: row.awemeId, streams: [] }, when);
  // One that came out of a backup has no links, so it says nothing of which files there are.
  if (!post?.seenAt) return 'refresh';
  const want = wantOf(row, post, chosen(when));
  if (want?.body.kind === 'record') return fromRecord(row, want.body, when);
  return want ? fromWant(want.body, want.ext, when, post.seenAt) : 'nothing';
}

/** What is wished for one recording comes before what is chosen for all. */
function chosen({ choices, recording }: Circumstances): AssetChoices {
  const limit = recording?.quality;
  return limit === undefined ? choices : { ...choices, videoQuality: { ...choices.videoQuality, limit } };
}

/** What a file's row stands for. What was planned stays wanted, whatever languages have been chosen since. */
export function wantOf(row: FileRow, post: PostRow, choices: AssetChoices): Want | undefined {
  const all = wantsOf(post, [row.asset], { ...choices, subtitleLanguages: 'all' });
  // The post knows its latest recording only, and each is a file of its own.
  const isIt = (want: Want) => want.body.kind === 'record' || fileId(row.awemeId, row.asset, want) === row.id;
  return all.find(({ want }) => isIt(want))?.want;
}

/** Nothing more of the stream is wanted, or there is nothing more: what came is only joined. */
function isReceived({ stopped = false, live }: FileRow): boolean {
  return stopped || live?.ended !== undefined;
}

type Recorded = Extract<Body, { kind: 'record' }>;

function fromRecord(
  row: FileRow,
  { roomId, streams }: Recorded,
  { recording: wish = {}, choices, now }: Circumstances,
): Plan {
  const { minutes, megabytes } = wish;
  const { seconds = 0, lostSeconds = 0, ended } = row.live ?? {};
  return {
    kind: 'record',
    ...{ roomId, streams, quality: choices.videoQuality, ...resultOf(row.id) },
    stopped: isReceived(row),
    asItCame: joinsOf(row) >= mostJoins,
    limits: {
      ...(minutes === undefined ? {} : { seconds: minutes * 60 }),
      ...(megabytes === undefined ? {} : { bytes: megabytes * 1_000_000 }),
    },
    before: { seconds, lostSeconds: lostSeconds + absenceOf(row, now), ...(ended ? { ended } : {}) },
  };
}

/** How often joining was tried: whatever crashes its host would crash it for ever. */
function joinsOf({ joins = 0, live, tries }: FileRow): number {
  return joins + (live?.phase === 'joining' ? tries : 0);
}

/** Seconds since a recording's last sign of life: missed, unless nothing more was wanted. */
export function absenceOf({ live, stopped, touchedAt }: FileRow, now: number): number {
  if (!live || stopped || live.phase === 'joining' || touchedAt === undefined) return 0;
  return Math.max(0, now - touchedAt) / 1000;
}

function fromWant(
  body: Exclude<Body, Recorded>,
  ext: string,
  { now, parts }: Circumstances,
  seenAt: number,
): Plan {
  if (body.kind === 'text') return { ...body, ext };
  if (body.kind === 'gather') return { kind: 'text', text: body.gathering.finish(parts), ext };
  const candidates = goodOf(body.candidates, now, seenAt);
  if (candidates.length === 0) return now - seenAt < margin ? 'nothing' : 'refresh';
  return { ...body, candidates };
}

/** Links received a moment ago are used even if our clock calls them old: asking again would give no better. */
function goodOf(candidates: Candidate[], now: number, seenAt: number): Candidate[] {
  return now - seenAt < margin ? candidates : candidates.filter((one) => isGood(one, now));
}

function isGood({ url }: Candidate, now: number): boolean {
  const end = expiresAt(url);
  return end === null || end > now + margin;
}
