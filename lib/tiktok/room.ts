import type { Author } from './item';
import type { Stream } from './stream';

/** A live room. Its id proves nothing: people keep the one of their last broadcast; `status` tells. */
export interface Room {
  roomId: string;
  status: 'live' | 'paused' | 'ended';
  title: string;
  /** Unix seconds; 0 where the reply doesn't say. */
  startTime: number;
  coverUrl: string;
  author: Author;
  /** In the reply's order; `rankStreams` sorts. Empty unless the room is live and may be watched. */
  streams: Stream[];
}
