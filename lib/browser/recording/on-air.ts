import type { RecordingEnd } from '@/lib/archive/live-figures';
import type { Reply } from '@/lib/tiktok/ask';
import { isAlive } from '@/lib/tiktok/read-room';
import type { Stream } from '@/lib/tiktok/stream';
import type { RecorderWorld } from './recorder-world';

/** What TikTok says of a room: whether it is on air, undefined where it doesn't say, and its links where they were asked for. */
export interface RoomWord {
  /** Whether there was any answer at all. */
  answered: boolean;
  alive: boolean | undefined;
  streams: readonly Stream[];
}

/** Between two questions for links (ms): a link that is refused may well be refused again. */
const linksMs = 10_000;
/** Without anything new for this long (ms) a broadcast is over, whatever TikTok says of its room. */
const patience = 600_000;
/** A round takes no longer (ms): beyond, this computer was asleep. */
const longestRound = 60_000;
/** So often in a row TikTok says that a room is off air before it is believed; more often where its stream goes on. */
const believedAt = { silent: 2, streaming: 5 };

/** Asks after a room, when its stream has broken off. */
export interface OnAir {
  /** `links`: those that there are may be no good any more. */
  ask(links: boolean): Promise<RoomWord>;
  /** Why the recording is over after this round; undefined where it isn't. Only time in which TikTok `answered` counts. */
  end(alive: boolean | undefined, round: { brought: boolean; answered: boolean }): RecordingEnd | undefined;
}

/** Nothing came yet. */
export function createOnAir(world: RecorderWorld, roomId: string): OnAir {
  let offAir = 0;
  let idle = 0;
  let roundAt = world.now();
  let linksAt = Number.NEGATIVE_INFINITY;
  return {
    async ask(links) {
      const room = links && world.now() - linksAt >= linksMs ? await world.askRoom(roomId) : undefined;
      if (!room) return wordIn(await world.askAlive(roomId), roomId);
      linksAt = world.now();
      return { answered: true, alive: room.status !== 'ended', streams: room.streams };
    },
    end(alive, { brought, answered }) {
      const passed = Math.min(longestRound, Math.max(0, world.now() - roundAt));
      roundAt = world.now();
      if (alive !== undefined) offAir = alive ? 0 : offAir + 1;
      if (offAir >= (brought ? believedAt.streaming : believedAt.silent)) return 'over';
      idle = brought ? 0 : idle + (answered ? passed : 0);
      return idle > patience ? 'lost' : undefined;
    },
  };
}

function wordIn(reply: Reply | undefined, roomId: string): RoomWord {
  return { answered: reply !== undefined, alive: isAlive(reply, roomId), streams: [] };
}
