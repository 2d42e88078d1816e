import type { Quality } from './broadcast';

/** What went out on one request of a stream. Places are milliseconds of the broadcast's own media time. */
export interface Sent {
  /** Number of the request's entry in the journal; 0 until it is answered. */
  n: number;
  roomId: string;
  form: 'flv' | 'hls';
  quality: Quality;
  from: number;
  to: number;
  /** Whether more may come. */
  open: boolean;
}

/** Seconds of media that several requests brought together: what came twice counts once, what nobody got not at all. */
export function secondsOf(sent: readonly Sent[]): number {
  const stretches = sent.filter(({ from, to }) => to > from).sort((a, b) => a.from - b.from);
  let end = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (const { from, to } of stretches) {
    sum += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return sum / 1000;
}

/** Nothing more comes; a segment that did not go out whole counts for nothing. */
export function closeSent(sent: Sent, whole: boolean): void {
  sent.open = false;
  if (!whole && sent.form === 'hls') sent.to = sent.from;
}
