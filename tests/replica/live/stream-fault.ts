/** What happens to the broadcast itself, so many seconds of media from now; at a cut, and the same for all. */
export type BroadcastFault =
  /** Times jump by so many seconds, forwards or back. */
  | { kind: 'jump'; after: number; by: number }
  /** Times begin at zero again. */
  | { kind: 'restart'; after: number }
  /** Pictures of the other size: other SPS, new configuration. A second one switches back. */
  | { kind: 'switch'; after: number };

/** What happens to those who watch: to the next `times` (1) connections or requests. */
export type StreamFault =
  /** FLV: TCP reset, silence, or a clean end, when so many seconds of media have been sent on the connection. */
  | { kind: 'reset' | 'stall' | 'cut'; after: number; times?: number }
  /** HLS: segments that are in the playlist are 404. */
  | { kind: 'segment-gone'; times?: number }
  /** HLS: a playlist as it was so many segments earlier. */
  | { kind: 'playlist-back'; by: number; times?: number }
  /** HLS: from now on the playlist stays as it is. */
  | { kind: 'playlist-frozen' };

/** What happens to the links: the stream has another name at once, connections break, and the old links are 404. */
export interface LinkFault {
  kind: 'moved';
}

export type LiveFault = BroadcastFault | StreamFault | LinkFault;

export function isBroadcastFault(fault: LiveFault): fault is BroadcastFault {
  return fault.kind === 'jump' || fault.kind === 'restart' || fault.kind === 'switch';
}

type FaultOf<Kind> = Extract<StreamFault, { kind: Kind }>;

/** The first fault of these kinds that is still to strike; counts it. */
export function strike<Kind extends StreamFault['kind']>(
  faults: StreamFault[],
  kinds: readonly Kind[],
): FaultOf<Kind> | undefined {
  const at = faults.findIndex(({ kind }) => (kinds as readonly string[]).includes(kind));
  const fault = faults[at];
  if (!fault) return undefined;
  const left = ('times' in fault ? (fault.times ?? 1) : 1) - 1;
  if (left > 0) faults[at] = { ...fault, times: left } as StreamFault;
  else faults.splice(at, 1);
  return fault as FaultOf<Kind>;
}

/** How a stream breaks off; the one who sends it makes it so. */
export class StreamBreak extends Error {
  readonly kind: 'reset' | 'stall';

  constructor(kind: 'reset' | 'stall') {
    super(`The stream ends by ${kind}.`);
    this.kind = kind;
  }
}
