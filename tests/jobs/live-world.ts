import type { JobRequest } from '@/lib/jobs/start';
import type { Ask, Reply } from '@/lib/tiktok/ask';
import { userRoom } from '../tiktok/wire-room';
import { createWorld, type World } from './world';

/** A person's room as TikTok tells of it; 2 is live, 3 paused, 4 ended. */
export interface FakeRoom {
  roomId: string;
  status: number;
}

/** A world in which people go live: rooms by handle. Whoever isn't in it never had one. */
export type LiveWorld = World & { rooms: Map<string, FakeRoom> };

export const mira = 'mira_example';
export const roomId = '7300000007919000003';

/** A world in which `mira` is live, with so many parts' worth of a broadcast. */
export function createLiveWorld(parts = 3): LiveWorld {
  const rooms = new Map([[mira, { roomId, status: 2 }]]);
  const world = Object.assign(createWorld([]), { rooms });
  world.platform.broadcasts.set(roomId, parts);
  world.tiktok.twist = (ask) => answerLive(rooms, ask);
  return world;
}

/** What TikTok answers about live rooms; nothing to other questions. */
export function answerLive(rooms: Map<string, FakeRoom>, ask: Ask): Reply | undefined {
  if (ask.kind !== 'api') return undefined;
  if (ask.path === '/api-live/user/room/') {
    const uniqueId = ask.query['uniqueId'] ?? '';
    const room = rooms.get(uniqueId);
    if (!room) return { data: { user: { uniqueId } } };
    const { status } = room;
    return { data: userRoom({ status }, { uniqueId, status, roomId: room.roomId }) };
  }
  if (ask.path !== '/webcast/room/check_alive/') return undefined;
  const isAlive = (id: string) => [...rooms.values()].some((one) => one.roomId === id && one.status === 2);
  const ids = ask.query['room_ids']?.split(',') ?? [];
  return { data: ids.map((id) => ({ alive: isAlive(id), room_id_str: id, room_id: Number(id) })) };
}

/** A recording of somebody's live stream, as the popup asks for it. */
export function recordingOf(uniqueId = mira, more: Partial<JobRequest> = {}): JobRequest {
  return {
    ...{ source: 'live', target: { uniqueId }, assets: [], filters: {}, label: `Live: @${uniqueId}` },
    ...{ expected: 1, recording: { whenLive: true }, ...more },
  };
}

/** The recordings' rows, first results first. */
export async function recordings(world: World) {
  return (await world.files()).filter(({ asset }) => asset === 'live');
}

/** Lets things happen until a recording is under way and has a part. */
export async function untilRecording(world: World, parts = 1): Promise<void> {
  for (let rounds = 0; rounds < 50; rounds += 1) {
    const kept = [...world.platform.recordings.values()].at(-1);
    if (kept && kept.parts.length >= parts) return;
    await world.runOnce();
  }
  throw new Error('no recording begins');
}
