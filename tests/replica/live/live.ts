import type { Clock } from '../clock';
import type { Member } from '../world/member';
import { roomIdOf, roomOwner } from '../world/rooms';
import type { World } from '../world/world';
import { Broadcast, type HlsEnd, type LiveOptions } from './broadcast';
import { type Sent, secondsOf } from './sent';
import { isBroadcastFault, type LiveFault } from './stream-fault';

/** Everybody who is live or was, since the replica began. */
export class Live {
  /** What was sent, request by request, in the order in which they came. */
  readonly log: Sent[] = [];
  readonly #world: World;
  readonly #clock: Clock;
  #broadcasts: Broadcast[] = [];

  constructor(world: World, clock: Clock) {
    this.#world = world;
    this.#clock = clock;
  }

  /** Goes live in a new room; a broadcast that still runs ends. */
  start(uniqueId: string, options: LiveOptions = {}): Broadcast {
    const member = this.#world.member(uniqueId);
    if (this.current(uniqueId)) this.end(uniqueId);
    const roomId = roomIdOf(member.index, this.#broadcasts.length + 1);
    const streamId = String(BigInt(roomId) - 2n ** 60n);
    const broadcast = new Broadcast({ uniqueId, roomId, streamId }, options, this.#clock.seconds());
    this.#broadcasts.push(broadcast);
    this.#world.enterRoom(uniqueId, roomId);
    return broadcast;
  }

  /** Ends it: FLV bodies end, HLS as said (`endlist`), the room says 4. */
  end(uniqueId: string, hls: HlsEnd = 'endlist'): void {
    const broadcast = this.#running(uniqueId);
    broadcast.hlsEnd = hls;
    broadcast.become('ended');
  }

  /** The room says 3, and no media come until `resume`. */
  pause(uniqueId: string): void {
    this.#running(uniqueId).become('paused');
  }

  resume(uniqueId: string): void {
    this.#running(uniqueId).become('live');
  }

  /** Lets so many seconds of media pass at once. */
  skip(uniqueId: string, seconds: number): void {
    this.#running(uniqueId).skip(seconds);
  }

  disturb(uniqueId: string, fault: LiveFault): void {
    const broadcast = this.#running(uniqueId);
    if (isBroadcastFault(fault)) broadcast.change(fault);
    else if (fault.kind === 'moved') broadcast.move();
    else broadcast.faults.push(fault);
  }

  /** The broadcast that somebody is in, or undefined. */
  current(uniqueId: string): Broadcast | undefined {
    const last = this.last(uniqueId);
    return last?.status === 'ended' ? undefined : last;
  }

  /** The last one that they were in here; what was before the replica began is only a room's id. */
  last(uniqueId: string): Broadcast | undefined {
    return this.#broadcasts.findLast((one) => one.uniqueId === uniqueId);
  }

  byRoom(roomId: string): Broadcast | undefined {
    return this.#broadcasts.find((one) => one.roomId === roomId);
  }

  byStream(streamId: string): Broadcast | undefined {
    return this.#broadcasts.find((one) => one.streamId === streamId);
  }

  /** Whose room this is or was. */
  ownerOf(roomId: string): Member | undefined {
    return this.#world.at(roomOwner(roomId));
  }

  /** What went out on one request, by the number of its journal entry. */
  sent(n: number): Sent | undefined {
    return this.log.find((one) => one.n === n);
  }

  /** Seconds of somebody's last broadcast that were sent in all; with `after`, by requests after this entry only. */
  sentSeconds(uniqueId: string, after = 0): number {
    const roomId = this.last(uniqueId)?.roomId;
    return secondsOf(this.log.filter((one) => one.roomId === roomId && one.n > after));
  }

  #running(uniqueId: string): Broadcast {
    const broadcast = this.current(uniqueId);
    if (!broadcast) throw new Error(`@${uniqueId} is not live.`);
    return broadcast;
  }
}
