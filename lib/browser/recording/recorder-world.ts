import type { Reply } from '@/lib/tiktok/ask';
import type { Room } from '@/lib/tiktok/room';

/** What a recorder needs of the world; a real one is in recording-worker.ts. */
export interface RecorderWorld {
  /** Aborts when nothing more of the stream is wanted. */
  stop: AbortSignal;
  /** Unix ms. */
  now(): number;
  /** Opens a link. Throws ClipkeepError: network where it can't be reached, notMedia where it isn't TikTok's. */
  open(url: string, signal: AbortSignal): Promise<Response>;
  /** TikTok's answer to whether a room is alive, empty where it refuses to say; undefined where none can be had. */
  askAlive(roomId: string): Promise<Reply | undefined>;
  /** The room as TikTok tells of it now, with new links; undefined where it doesn't. */
  askRoom(roomId: string): Promise<Room | undefined>;
  /** Waits so many ms, or until `stop`. */
  pause(ms: number, stop: AbortSignal): Promise<void>;
  /** Bytes that the profile's disk has left for us (0 where the browser doesn't say), and that we keep on it. */
  disk(): Promise<{ left: number; kept: number }>;
}
